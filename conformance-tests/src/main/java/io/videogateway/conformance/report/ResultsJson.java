package io.videogateway.conformance.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.videogateway.conformance.exchange.Body;
import io.videogateway.conformance.exchange.Decoded;
import io.videogateway.conformance.exchange.Exchange;
import io.videogateway.conformance.exchange.Fault;
import io.videogateway.conformance.exchange.Headers;
import io.videogateway.conformance.exchange.Request;
import io.videogateway.conformance.exchange.Response;
import io.videogateway.conformance.rule.Judging;
import io.videogateway.conformance.rule.Verdict;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes the record of a run as {@code results.json}. The order of the keys is part of the format. */
final class ResultsJson {
    /** Raised when a key changes its meaning or goes; new keys leave it as it is. */
    static final int REPORT_VERSION = 1;

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private ResultsJson() {}

    static byte[] of(Run run) {
        return JsonDocument.bytes(tree(run));
    }

    static ObjectNode tree(Run run) {
        ObjectNode root = JSON.objectNode();
        root.put("reportVersion", REPORT_VERSION);
        root.set("contract", contract(run.contract()));
        root.putObject("suite").put("version", run.suiteVersion());
        root.putObject("gateway")
                .put("name", run.gateway().name())
                .put("url", run.gateway().url())
                .put("mode", run.gateway().mode());
        root.put("startedAt", run.startedAt().toString());
        root.put("durationMillis", run.duration().toMillis());
        root.put("result", run.result().toString());
        root.set("counts", counts(run));
        root.set("usage", usage(run.usage()));
        ArrayNode verdicts = root.putArray("verdicts");
        run.verdicts().forEach(verdict -> verdicts.add(verdict(verdict)));
        ArrayNode exchanges = root.putArray("exchanges");
        run.exchanges().forEach(exchange -> exchanges.add(exchange(exchange)));
        root.set("judging", judging(run.judging()));
        ArrayNode coverage = root.putArray("coverage");
        run.coverage()
                .forEach(element -> coverage.addObject()
                        .put("operation", element.operation())
                        .put("kind", element.kind())
                        .put("name", element.name())
                        .put("judged", element.judged())
                        .put("reason", element.reason()));
        return root;
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static ObjectNode contract(Run.ContractName contract) {
        return JSON.objectNode()
                .put("title", contract.title())
                .put("version", contract.version())
                .put("sha256", contract.sha256());
    }

    static ObjectNode counts(Run run) {
        ObjectNode counts = JSON.objectNode();
        run.counts().forEach((outcome, count) -> counts.put(word(outcome), count));
        return counts;
    }

    static ObjectNode usage(Run.Usage usage) {
        ObjectNode node = JSON.objectNode();
        node.put("requests", usage.requests());
        node.put("creates", usage.creates());
        node.set(
                "budget",
                usage.budget().isPresent() ? JSON.numberNode(usage.budget().getAsInt()) : JSON.nullNode());
        usage.jobs().forEach(node.putArray("jobs")::add);
        usage.deleted().forEach(node.putArray("deleted")::add);
        usage.leftBehind().forEach(node.putArray("leftBehind")::add);
        usage.mostCost()
                .ifPresent(money -> node.putObject("mostCost")
                        .put("amount", money.amount().toPlainString())
                        .put("currency", money.currency()));
        return node;
    }

    private static ObjectNode judging(Judging judging) {
        ObjectNode node = JSON.objectNode();
        judging.failing().stream().map(ResultsJson::word).sorted().forEach(node.putArray("failing")::add);
        ArrayNode known = node.putArray("known");
        judging.known().forEach(entry -> {
            ObjectNode written = known.addObject()
                    .put("rule", entry.rule())
                    .put("reason", entry.reason())
                    .put("until", entry.until().map(LocalDate::toString).orElse(null));
            entry.seen().ifPresent(text -> written.put("seen", text));
        });
        judging.overridden().stream().sorted().forEach(node.putArray("overridden")::add);
        judging.selection().only().forEach(node.putArray("only")::add);
        judging.selection().except().forEach(node.putArray("except")::add);
        return node;
    }

    private static ObjectNode verdict(Verdict verdict) {
        ObjectNode node = JSON.objectNode();
        node.put("rule", verdict.rule().id());
        node.put("level", verdict.rule().level().name());
        node.put("title", verdict.rule().title());
        node.put("clause", verdict.rule().clause().toString());
        node.put("probe", verdict.probe());
        node.put("outcome", word(verdict.outcome()));
        node.put("expected", verdict.expected());
        node.put("actual", verdict.actual());
        node.put("reason", verdict.reason());
        return node;
    }

    private static ObjectNode exchange(Exchange exchange) {
        ObjectNode node = JSON.objectNode();
        node.put("probe", exchange.probe());
        node.set("request", request(exchange.request()));
        node.set("response", response(exchange));
        node.put("durationMillis", exchange.durationMillis());
        node.put("curl", exchange.curl());
        return node;
    }

    private static ObjectNode request(Request request) {
        ObjectNode node = JSON.objectNode();
        node.put("via", word(request.via()));
        node.put("method", request.method());
        node.put("url", request.url());
        node.set("headers", headers(request.headers()));
        node.set("body", body(request.body()));
        return node;
    }

    private static ObjectNode response(Exchange exchange) {
        ObjectNode node = JSON.objectNode();
        Response response = exchange.response();
        if (response != null) {
            node.put("status", response.status());
            node.set("headers", headers(response.headers()));
            node.set("body", body(response.body()));
        }
        Fault fault = exchange.fault();
        if (fault != null) {
            node.putObject("fault")
                    .put("kind", word(fault.kind()))
                    .put("message", fault.message())
                    .put("requestBodyStarted", fault.requestBodyStarted());
        }
        if (exchange.decoded() != null) {
            node.set("decoded", decoded(exchange.decoded()));
        }
        return node;
    }

    private static ObjectNode decoded(Decoded decoded) {
        ObjectNode node = JSON.objectNode();
        @Nullable JsonNode model = decoded.json();
        if (model != null) {
            node.set("json", model);
        }
        if (decoded.error() != null) {
            node.put("error", decoded.error());
        }
        return node;
    }

    private static ArrayNode headers(Headers headers) {
        ArrayNode lines = JSON.arrayNode();
        headers.lines()
                .forEach(line -> lines.addObject().put("name", line.name()).put("value", line.value()));
        return lines;
    }

    /** Text where the bytes are text, so that people can read it; base64 where they are not, so that nothing is lost. */
    private static ObjectNode body(Body body) {
        ObjectNode node = JSON.objectNode();
        Optional<String> text = body.utf8();
        if (text.isPresent()) {
            node.put("text", text.get());
        } else {
            node.put("base64", Base64.getEncoder().encodeToString(body.bytes()));
        }
        return node;
    }
}
