import io.videogateway.client.GatewayException;
import io.videogateway.client.Upload;
import io.videogateway.client.VideoGateway;
import io.videogateway.client.model.Bank;
import io.videogateway.client.model.Card;
import io.videogateway.client.model.Cat;
import io.videogateway.client.model.CreateOrder422Response;
import io.videogateway.client.model.CreateSearchRequest;
import io.videogateway.client.model.CreateUploadRequest;
import io.videogateway.client.model.Dog;
import io.videogateway.client.model.Error;
import io.videogateway.client.model.ListModel;
import io.videogateway.client.model.ListPetsKinds;
import io.videogateway.client.model.ListPetsOrder;
import io.videogateway.client.model.Names;
import io.videogateway.client.model.NewUploadDetails;
import io.videogateway.client.model.Odd;
import io.videogateway.client.model.Order;
import io.videogateway.client.model.OrderBuyer;
import io.videogateway.client.model.OrderBuyersItem;
import io.videogateway.client.model.OrderContact;
import io.videogateway.client.model.OrderLine;
import io.videogateway.client.model.OrderLineExtra;
import io.videogateway.client.model.OrderManager;
import io.videogateway.client.model.OrderRefund;
import io.videogateway.client.model.OrderRefundCash;
import io.videogateway.client.model.Payment;
import io.videogateway.client.model.Person;
import io.videogateway.client.model.Pet;
import io.videogateway.client.model.Priority;
import io.videogateway.client.model.Puppy;
import io.videogateway.client.model.StringModel;
import io.videogateway.client.model.UploadModel;
import io.videogateway.client.model.视频;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collections;

public class Program {

    private static PrintStream out;

    public static void main(String[] args) throws Exception {
        out = new PrintStream(System.out, true, "UTF-8");
        VideoGateway gateway =
                VideoGateway.builder().token("t").baseUrl(args[0]).strictResponses(true).build();
        inheritance(gateway);
        parameters(gateway);
        order(gateway);
        unions(gateway);
        names(gateway);
        forms(gateway);
    }

    private static void inheritance(VideoGateway gateway) {
        Cat cat = Cat.builder().petType("cat").name("Tom").lives(9L).build();
        Pet kitty = gateway.pet().addPet(Pet.of(cat));
        print("kitty", kitty.getName(), kitty.getHome().getCity(), kitty.asCat().getLives(), kitty.asDog());
        print("unknown properties", kitty.asCat().properties().get("extra"));
        Pet puppy = gateway.pet()
                .addPet(Pet.of(Puppy.builder().petType("Puppy").name("Rex").barks(true).weeks(3L).build()));
        print("puppy", puppy.asPuppy().getWeeks(), puppy.asPuppy().getBarks(), puppy.asDog(), puppy.asCat());
        Pet bird = gateway.pet()
                .addPet(Pet.builder().petType("Bird").name("Tweety").putProperty("wings", 2).build());
        print("bird", bird.getPetType(), bird.asCat(), bird.asDog(), bird.asPuppy(), bird.properties().get("wings"));
        refused(() -> gateway.pet().addPet(Pet.of(Dog.builder().petType("Dog").name("a").build())));
        refused(() -> Cat.builder().name("Tom").build());
    }

    private static void parameters(VideoGateway gateway) {
        print("pets", gateway.pet()
                .listPets(io.videogateway.client.api.Pet.ListPetsParameters.builder()
                        .order(ListPetsOrder.DESC)
                        .kinds(Arrays.asList(ListPetsKinds.CAT, "bird"))
                        .priority(Priority.HIGH)
                        .weight(new BigDecimal("1.10"))
                        .day(LocalDate.of(2026, 11, 22))
                        .build())
                .get(0)
                .asCat()
                .getName());
    }

    private static void order(VideoGateway gateway) {
        refused(() -> Order.builder().build());
        Order sent = Order.builder()
                .secret("s")
                .price(new BigDecimal("0.10"))
                .weight(Order.Weight._2_5)
                .level(Order.Level._2)
                .status(Order.Status.完成)
                .day(LocalDate.of(2026, 11, 22))
                .hash("AA==")
                .scopes(Arrays.asList(Order.Scope.READ, "admin"))
                .sizes(Collections.singletonMap("a", Arrays.asList(1L, null)))
                .lines(Collections.singletonList(OrderLine.builder()
                        .sku("x")
                        .extras(Collections.singletonMap(
                                "gift", OrderLineExtra.builder().note("n").build()))
                        .build()))
                .buyer(OrderBuyer.builder().name("Ann").build())
                .owner(Person.builder().name("Bob").putProperty("town", "T").build())
                .manager(OrderManager.builder().name("Eve").team("red").build())
                .meta(Collections.singletonMap("k", true))
                .anything(Arrays.asList(1, "a"))
                .priority(Priority.LOW)
                .ids(Arrays.asList(1L, 2L))
                .labels(Collections.singletonMap("l", "v"))
                .code("abc")
                .payment(Payment.of(Card.builder().number("4").build()))
                .refund(OrderRefund.of(
                        OrderRefundCash.builder().amount(new BigDecimal("1E+2")).build()))
                .parent(Order.builder()
                        .secret("p")
                        .price(BigDecimal.ONE)
                        .status(Order.Status.IN_DASH_PROGRESS)
                        .undescribed(1)
                        .build())
                .mixed(5)
                .model(Order.ModelWord.SORA_2_PRO)
                .undescribed("u")
                .build();
        Order got = gateway.orders().createOrder(sent);
        print("id", got.getId(), "price", got.getPrice(), "weight", got.getWeight(), "ratio", got.getRatio());
        print("listed", Order.Price._0_5, Order.Weight.MINUS_1, Order.Level.MINUS_1);
        print("status", got.getStatus(), "level", got.getLevel(), "day", got.getDay(), "hash", got.getHash());
        print(got.getScopes(), got.getSizes(), got.getLines().get(0).getExtras().get("gift").getNote());
        print("buyer", got.getBuyer(), "owner", got.getOwner().properties(), "manager", got.getManager().getTeam());
        print(got.getMeta(), got.getAnything(), got.getPriority(), got.getIds(), got.getLabels(), got.getTree());
        print("parent", got.getParent().getPrice(), "mixed", got.getMixed(), got.getUndescribed());
        print("again", gateway.orders().createOrder(got).equals(got), got.toBuilder().secret("s").build().getPrice());
        try {
            gateway.orders().createOrder(got);
        } catch (GatewayException e) {
            print(e.status(), e.bodyAs(CreateOrder422Response.SCHEMA).getReason());
        }
        refused(() -> gateway.orders().createOrder(got));
    }

    private static void unions(VideoGateway gateway) {
        Order order = gateway.orders().createOrder(null);
        print("card", order.getPayment().asCard().getNumber(), order.getPayment().asBank());
        print("bank", order.getRefund().asBank().getIban(), order.getRefund().asOrderRefundCash());
        OrderContact both = order.getContact();
        print("both", both.asPerson().getName(), both.asBank().getIban());
        refused(() -> gateway.orders().createOrder(null));
    }

    private static void names(VideoGateway gateway) {
        Odd odd = gateway.orders()
                .createOdd(Odd.builder()
                        .class_("c")
                        ._2d("2")
                        .中文名("名")
                        .fooDashBar("1")
                        .fooUnderscoreBar("2")
                        .fooCapitalBar("3")
                        .atId("4")
                        .plainId("5")
                        .underscoreId("6")
                        .plus1(7L)
                        .minus1(8L)
                        .empty("9")
                        .sayHi("10")
                        .builder(Odd.BuilderWord.BOB)
                        .list(Collections.singletonList(Odd.ListWord.X))
                        .odd(Odd.OddWord.EVEN)
                        .card(Odd.Card.VISA)
                        .paid(Card.builder().number("n").build())
                        .wait_(1L)
                        .url("u")
                        .build());
        print(odd.getClass_(), odd.get2d(), odd.get中文名(), odd.getFooCapitalBar(), odd.getSayHi(), odd.getPaid().getNumber());
        print(OrderBuyersItem.builder().age(1L).build(), Odd.Card.VISA);
        print(Odd.builder().class_("c")._2d("2").中文名("n").aCapitalPlusCapitalB("x").aU2bB("y").build());
        print("default member", odd.getDefault(), odd.getNotify(), odd.getToString(), odd.getProperties().getDescription());
        print(gateway.names()
                .createName(Names.builder()
                        .string(StringModel.builder().a("1").build())
                        .list(ListModel.builder().a("2").build())
                        .upload(UploadModel.builder().a("3").build())
                        .error(Error.builder().message("4").build())
                        .build())
                .getDone());
        try {
            gateway.names().createName(null);
        } catch (GatewayException e) {
            print(e.status(), e.bodyAs(Error.SCHEMA).getMessage());
        }
    }

    private static void forms(VideoGateway gateway) {
        视频 video = gateway.uploads()
                .createUpload(CreateUploadRequest.builder()
                        .file(Upload.of("a".getBytes(StandardCharsets.UTF_8), "a.png"))
                        .more(Arrays.asList(
                                Upload.of("b".getBytes(StandardCharsets.UTF_8), "b.png"),
                                Upload.of("c".getBytes(StandardCharsets.UTF_8), "c.png")))
                        .kind(CreateUploadRequest.Kind.IMAGE)
                        .details(NewUploadDetails.builder().title("题").build())
                        .at(OffsetDateTime.parse("2026-11-22T10:00Z"))
                        .price(new BigDecimal("1.50"))
                        .build());
        print(video.get标题(), 视频.状态.完成.equals(video.get状态()));
        print(gateway.uploads().createSearch(CreateSearchRequest.builder().q("a&b").limit(5L).build()));
    }

    private static void refused(Runnable call) {
        try {
            call.run();
            print("was taken");
        } catch (RuntimeException e) {
            print(e.getClass().getSimpleName(), e.getMessage().replaceAll(" \\(.*", "").replaceAll("http://[^/]*", ""));
        }
    }

    private static void print(Object... values) {
        StringBuilder line = new StringBuilder();
        for (Object value : values) {
            line.append(line.length() == 0 ? "" : " ").append(value);
        }
        out.println(line);
    }
}
