package io.videogateway.conformance.edit;

import static org.assertj.core.api.Assertions.assertThat;

import io.videogateway.conformance.Tools;
import io.videogateway.conformance.contract.Contract;
import io.videogateway.conformance.target.Mock;
import io.videogateway.conformance.target.MockKind;
import io.videogateway.conformance.target.Mocks;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * The clients of contracts that nobody here wrote, generated, compiled and called against Prism, which refuses requests that
 * break the contract. In the profile of the edits, for it takes as long.
 */
@Tag("edits")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PublicClientsIT {
    private static final Path FOLDER = Path.of("target", "public-clients");

    private Contract petstore;
    private Contract polymorphism;
    private Contract trainTravel;
    private Clients clients;

    @BeforeAll
    void generate(@TempDir Path folder) throws Exception {
        Tools.fromNpm(Path.of("src", "test", "contracts"), FOLDER);
        petstore = at("3.0/json/petstore.json");
        polymorphism = at("3.0/json/polymorphism.json");
        trainTravel = at("3.1/json/train-travel.json");
        clients = new Clients(folder, List.of(petstore, polymorphism, trainTravel));
    }

    /** Forms, files, lists in a query, maps, times, and a model and a group of one name. */
    @Test
    void petstore() throws Exception {
        assertThat(called(petstore, """
                ApiResponse uploaded = gateway.pet().uploadFile(7L, UploadFileRequest.builder()
                        .additionalMetadata("a picture").file(Upload.of(new byte[] {1, 2}, "rex.png")).build());
                java.util.List<io.videogateway.client.model.Pet> found = gateway.pet().findPetsByStatus(
                        io.videogateway.client.api.Pet.FindPetsByStatusParameters.builder()
                                .status(java.util.List.of("available", "sold")).build());
                Order order = gateway.store().placeOrder(Order.builder().petId(7L).quantity(2L)
                        .shipDate(java.time.OffsetDateTime.parse("2026-11-27T10:00Z")).status(Order.Status.PLACED).build());
                String user = gateway.user().loginUser(io.videogateway.client.api.User.LoginUserParameters.builder()
                        .username("ann").password("p&q").build());
                return uploaded.getType() + " " + found.get(0).getName() + " " + order.getShipDate() + " " + user + " "
                        + gateway.store().getInventory().keySet();
                """)).isEqualTo("""
                POST /pet/7/uploadImage
                Authorization: Bearer token
                multipart/form-data
                additionalMetadata=a picture
                file=rex.png (image/png)
                GET /pet/findByStatus?status=available&status=sold
                Authorization: Bearer token
                POST /store/order
                application/json
                {"petId":7,"quantity":2,"shipDate":"2026-11-27T10:00:00Z","status":"placed"}
                GET /user/login?username=ann&password=p%26q
                GET /store/inventory
                string doggie 2019-08-24T14:15:22Z string [property1, property2]""");
    }

    /** One of several types, by a discriminator, by title, inside each other, and of no class. */
    @Test
    void polymorphism() throws Exception {
        assertThat(called(polymorphism, """
                UpdatePetsRequest cat = UpdatePetsRequest.of(
                        Cat.builder().petType("Cat").hunts(true).age(3L).putProperty("bark", "no dog does").build());
                gateway.pets().updatePets(cat);
                gateway.anything().createAnythingOneOfObject(CreateAnythingOneOfObjectRequest.of(
                        CreateAnythingOneOfObjectRequestSecondTypeOfObject.builder().c("x").putProperty("a", 1).build()));
                gateway.anything().createAnythingNestedOneOfObjectWithNestedOneOf(
                        CreateAnythingNestedOneOfObjectWithNestedOneOfRequest.builder().config(
                                CreateAnythingNestedOneOfObjectWithNestedOneOfRequestConfig.of(
                                        CreateAnythingNestedOneOfObjectWithNestedOneOfRequestConfigUnion.of(
                                                Dog.builder().petType("Dog").breed(Dog.Breed.HUSKY)
                                                        .putProperty("hunts", "no cat does").putProperty("a", 1)
                                                        .putProperty("c", 1).build()))).build());
                gateway.anything().createAnythingOneOfPrimitive(5);
                return cat.asCat().getAge() + " " + cat.asDog();
                """)).isEqualTo("""
                PATCH /pets
                application/json
                {"pet_type":"Cat","hunts":true,"age":3,"bark":"no dog does"}
                POST /anything/one-of-object
                application/json
                {"c":"x","a":1}
                POST /anything/nested-one-of-object-with-nested-one-of
                application/json
                {"config":{"pet_type":"Dog","breed":"Husky","hunts":"no cat does","a":1,"c":1}}
                POST /anything/one-of-primitive
                application/json
                5
                3 null""");
    }

    /** OpenAPI 3.1, paging, money, times, and a source of payment that is one of two. */
    @Test
    void trainTravel() throws Exception {
        assertThat(called(trainTravel, """
                GetTripsResponse trips = gateway.trips().getTrips(Trips.GetTripsParameters.builder()
                        .origin("efdbb9d1-02c2-4bc3-afb7-6788d8782b1e").destination("b2e783e1-c824-4d63-b37a-d8d698862f1d")
                        .date(java.time.OffsetDateTime.parse("2024-02-01T09:00Z")).bicycles(true).build());
                CreateBooking201Response booked = gateway.bookings().createBooking(Booking.builder()
                        .tripId("ea399ba1-6d95-433f-92d1-83f67b775594").passengerName("John Doe").build());
                CreateBookingPaymentResponse paid = gateway.payments().createBookingPayment(
                        "1725ff48-ab45-4bb5-9d02-88745177dedb",
                        BookingPayment.builder().amount(new java.math.BigDecimal("49.90"))
                                .currency(BookingPayment.Currency.GBP)
                                .source(BookingPaymentSource.of(BookingPaymentSourceCard.builder().name("J. Doe")
                                        .number("4242424242424242").cvc(123L).expMonth(12L).expYear(2025L)
                                        .addressCountry("gb").build()))
                                .build());
                gateway.bookings().deleteBooking("1725ff48-ab45-4bb5-9d02-88745177dedb");
                return trips.getData().get(0).getDepartureTime() + " " + booked.getPassengerName() + " "
                        + paid.getAmount() + " " + paid.getSource().asBookingPaymentSourceCard().getCvc() + " "
                        + paid.getSource().asBookingPaymentSourceBankAccount();
                """)).isEqualTo("""
                GET /trips?origin=efdbb9d1-02c2-4bc3-afb7-6788d8782b1e&destination=b2e783e1-c824-4d63-b37a-d8d698862f1d\
                &date=2024-02-01T09%3A00%3A00Z&bicycles=true
                Authorization: Bearer token
                POST /bookings
                Authorization: Bearer token
                application/json
                {"trip_id":"ea399ba1-6d95-433f-92d1-83f67b775594","passenger_name":"John Doe"}
                POST /bookings/1725ff48-ab45-4bb5-9d02-88745177dedb/payment
                Authorization: Bearer token
                application/json
                {"amount":49.90,"currency":"gbp","source":{"name":"J. Doe","number":"4242424242424242",\
                "cvc":123,"exp_month":12,"exp_year":2025,"address_country":"gb"}}
                DELETE /bookings/1725ff48-ab45-4bb5-9d02-88745177dedb
                Authorization: Bearer token
                2024-02-01T10:00Z John Doe 49.99 123 null""");
    }

    /** What was sent, and then what was read. */
    private String called(Contract contract, String java) throws Exception {
        try (Mock prism = Mocks.start(MockKind.NODE, contract, progress -> {});
                Wire wire = new Wire(prism.url())) {
            String read = clients.of(contract).call(java, wire.url(), Edit.TOKEN);
            return wire.sent().replace(Edit.TOKEN, "token") + read;
        }
    }

    private static Contract at(String file) {
        return Contract.read(FOLDER.resolve("node_modules/@readme/oas-examples").resolve(file));
    }
}
