package io.videogateway.conformance.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.videogateway.conformance.Conformance;
import io.videogateway.conformance.contract.Contract;
import io.videogateway.conformance.contract.GivenContract;
import io.videogateway.conformance.rule.Outcome;
import io.videogateway.conformance.target.Mock;
import io.videogateway.conformance.target.MockKind;
import io.videogateway.conformance.target.Mocks;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The published schemas of the records say the truth. */
class ReportSchemaTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static List<Error> errors(String schema, String document) throws Exception {
        try (var in = ReportSchemaTest.class.getResourceAsStream("/schema/" + schema)) {
            Schema validator = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(in);
            return validator.validate(
                    document,
                    InputFormat.JSON,
                    context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Test
    void aRecordKeepsItsSchema() throws Exception {
        assertThat(errors("results.schema.json", text(ResultsJson.of(GivenRun.of(GivenRun.judging())))))
                .isEmpty();
    }

    @Test
    void theRecordOfARealRunKeepsItsSchema() throws Exception {
        Contract contract = GivenContract.OF_CLIENT;
        try (Mock mock = Mocks.start(MockKind.EMBEDDED, contract, line -> {})) {
            Run run = Conformance.of(contract).against(mock).run();

            assertThat(errors("results.schema.json", text(ResultsJson.of(run)))).isEmpty();
        }
    }

    @Test
    void theRecordOfAMatrixKeepsItsSchema() throws Exception {
        Matrix matrix = new Matrix(List.of(MatrixTest.named("zenith", Outcome.PASSED)), List.of("late"));

        assertThat(errors("matrix.schema.json", text(MatrixJson.of(matrix)))).isEmpty();
    }

    @Test
    void aRecordThatLacksSomethingIsRefused() throws Exception {
        ObjectNode record = (ObjectNode) JSON.readTree(ResultsJson.of(GivenRun.of(GivenRun.judging())));
        for (String key : List.copyOf(names(record))) {
            ObjectNode less = record.deepCopy();
            less.remove(key);

            assertThat(errors("results.schema.json", less.toString()))
                    .as("without " + key)
                    .hasSize(1);
        }
        ((ObjectNode) record.at("/verdicts/0")).put("outcome", "fine");
        assertThat(errors("results.schema.json", record.toString())).hasSize(1);
    }

    private static List<String> names(JsonNode object) {
        return object.properties().stream().map(java.util.Map.Entry::getKey).toList();
    }
}
