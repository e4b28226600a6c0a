package io.videogateway.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Of which class an object is, where the contract allows several. */
class ObjectOptionsTest {

    /** Types as the generator writes them; which of their properties a type has is all that matters here. */
    static final class Thing extends Model {
        static final Schema<Thing> CARD = Schema.object("Card", Thing::new)
                .required("number", Schema.TEXT)
                .optional("holder", Schema.TEXT)
                .build();
        static final Schema<Thing> BANK = Schema.object("Bank", Thing::new)
                .required("iban", Schema.TEXT)
                .optional("holder", Schema.TEXT)
                .build();
        static final Schema<Thing> NOTE =
                Schema.object("Note", Thing::new).optional("text", Schema.TEXT).build();
        static final Schema<Thing> PAYMENT = Schema.object("Payment", Thing::new)
                .option(() -> CARD)
                .option(() -> BANK)
                .oneOf()
                .build();

        static final Schema<Thing> BY_CARD = Schema.object("ByCard", Thing::new)
                .required("by", Schema.list(Schema.of(() -> Thing.CARD)))
                .build();
        static final Schema<Thing> BY_BANK = Schema.object("ByBank", Thing::new)
                .required("by", Schema.list(Schema.of(() -> Thing.BANK)))
                .build();
        static final Schema<Thing> PAID = Schema.object("Paid", Thing::new)
                .option(() -> BY_CARD)
                .option(() -> BY_BANK)
                .oneOf()
                .build();

        static final Schema<Thing> LEFT = Schema.object("Left", Thing::new)
                .optional("child", Schema.of(() -> Thing.TREE))
                .build();
        static final Schema<Thing> RIGHT = Schema.object("Right", Thing::new)
                .optional("child", Schema.of(() -> Thing.TREE))
                .build();
        static final Schema<Thing> TREE = Schema.object("Tree", Thing::new)
                .option(() -> LEFT)
                .option(() -> RIGHT)
                .oneOf()
                .build();

        Thing(Map<String, ?> properties) {
            super(properties);
        }

        Thing as(Schema<? extends Model> own, String option) {
            return as(own, option.equals("card") ? CARD : option.equals("bank") ? BANK : PAYMENT);
        }
    }

    @Test
    void aDiscriminatorTellsWhateverElseThereIs() {
        Schema<Thing> schema = Schema.object("Any", Thing::new)
                .option(() -> Thing.CARD, "card", "credit")
                .option(() -> Thing.BANK, "bank")
                .discriminator("kind")
                .oneOf()
                .build();
        Thing credit = new Thing(Map.of("kind", "credit", "iban", "DE1"));
        Thing unknown = new Thing(Map.of("kind", "cash", "number", "4"));

        assertThat(credit.as(schema, "card")).isEqualTo(credit);
        assertThat(credit.as(schema, "bank")).isNull();
        assertThat(violations(schema, credit)).containsExactly("number is missing");
        assertThat(unknown.as(schema, "card")).isNull();
        assertThat(violations(schema, unknown)).hasSize(1).first().asString().contains("of no type");
    }

    @Test
    void elseTheOneWithFewestFaultsAndMostInCommon() {
        Thing card = new Thing(Map.of("number", "4", "holder", "A"));
        Thing bank = new Thing(Map.of("iban", "DE1", "number", 4));

        assertThat(card.as(Thing.PAYMENT, "card")).isNotNull();
        assertThat(card.as(Thing.PAYMENT, "bank")).isNull();
        assertThat(bank.as(Thing.PAYMENT, "bank")).isNotNull();
        assertThat(bank.as(Thing.PAYMENT, "card")).isNull();
        assertThat(violations(Thing.PAYMENT, new Thing(Map.of("cheque", true)))).hasSize(1);
    }

    @Test
    void ofAnyOfItIsAllThatItFits() {
        Schema<Thing> schema = Schema.object("Any", Thing::new)
                .option(() -> Thing.CARD)
                .option(() -> Thing.BANK)
                .anyOf()
                .build();
        Thing both = new Thing(Map.of("number", "4", "iban", "DE1"));

        assertThat(both.as(schema, "card")).isNotNull();
        assertThat(both.as(schema, "bank")).isNotNull();
        assertThat(new Thing(Map.of("number", 4)).as(schema, "card")).isNotNull();
    }

    @Test
    void anOptionMayHaveOptions() {
        Schema<Thing> schema = Schema.object("Any", Thing::new)
                .option(() -> Thing.PAYMENT)
                .option(() -> Thing.NOTE)
                .oneOf()
                .build();
        Thing bank = new Thing(Map.of("iban", "DE1"));

        assertThat(bank.as(schema, "payment")).isNotNull();
        assertThat(violations(schema, bank)).isEmpty();
        assertThat(violations(schema, new Thing(Map.of()))).isEmpty();
        assertThat(new Thing(Map.of("text", "t")).as(schema, "payment")).isNull();
    }

    @Test
    void optionsThatDifferInsideTheirPropertiesAreToldApart() {
        Thing byCard = new Thing(Map.of("by", List.of(Map.of("number", "1"))));
        Thing byBank = new Thing(Map.of("by", List.of(Map.of("iban", "1"))));

        assertThat(violations(Thing.PAID, byCard)).isEmpty();
        assertThat(violations(Thing.PAID, byBank)).isEmpty();
        assertThat(((ObjectSchema<Thing>) Thing.PAID).is(byBank.properties(), Thing.BY_BANK))
                .isTrue();
        assertThat(((ObjectSchema<Thing>) Thing.PAID).is(byBank.properties(), Thing.BY_CARD))
                .isFalse();
    }

    /** Each level of what a server sends must not double the work. */
    @Test
    @Timeout(value = 10, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void optionsInsideOptionsAreLookedAtOnce() {
        Map<String, Object> json = Map.of();
        for (int level = 0; level < 200; level++) {
            json = Map.of("child", json);
        }
        Thing deep = new Thing(json);

        assertThat(violations(Thing.TREE, deep)).isEmpty();
        assertThat(deep.as(Thing.TREE, "card")).isNull();
        assertThat(violations(Thing.TREE, new Thing(Map.of("child", Map.of("child", 7)))))
                .containsExactly("child.child is not an object: 7");
    }

    private static List<String> violations(Schema<?> schema, Thing thing) {
        List<String> violations = new ArrayList<>();
        schema.check(thing.properties(), "", violations);
        return violations;
    }
}
