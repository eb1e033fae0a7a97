package io.signalbox.lab.endpoint;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// From a request to its answer: finds protocol, service and operation, and turns every failure into the protocol's own
/// form. One port serves all services: the `smithy-protocol` header tells RPC v2, `X-Amz-Target` JSON, and a form with
/// `Action` and `Version` the query protocol. `GET` asks for pages such as the task metadata.
final class Router {
    private static final Logger LOG = LoggerFactory.getLogger(Router.class);
    private static final String JSON = "application/x-amz-json-1.1";
    private static final String UNKNOWN = "UnknownOperationException";

    private final List<AwsService> services;
    private final Function<String, Optional<Members>> pages;

    Router(List<AwsService> services, Function<String, Optional<Members>> pages) {
        this.services = List.copyOf(services);
        this.pages = pages;
    }

    WireReply answer(WireRequest request) {
        String id = UUID.randomUUID().toString();
        WireReply reply = request.method().equals("POST") ? post(request, id) : get(request);
        return withId(reply, id);
    }

    private WireReply get(WireRequest request) {
        if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
            return JsonProtocol.plain(405, "AWS operations are asked for by POST");
        }
        return pages.apply(request.path())
                .map(page -> JsonProtocol.document(200, page))
                .orElseGet(() -> JsonProtocol.plain(404, "no such page; AWS operations: POST"));
    }

    private WireReply post(WireRequest request, String id) {
        WireProtocol protocol = protocol(request);
        try {
            WireProtocol.Call call = call(request, protocol, id);
            // the namespace is the service's own, known only now
            WireProtocol answering =
                    protocol instanceof QueryProtocol
                            ? new QueryProtocol(call.service().xmlNamespace())
                            : protocol;
            return run(answering, call);
        } catch (ApiError refused) {
            return protocol.failure(refused, id);
        }
    }

    /// The boundary at which a defect of the lab becomes an answer instead of a hang.
    private static WireReply run(WireProtocol protocol, WireProtocol.Call call) {
        try {
            return protocol.success(call, call.body().answer(call.input()));
        } catch (ApiError refused) {
            return protocol.failure(refused, call.id());
        } catch (RuntimeException defect) {
            LOG.error("{} {} failed", call.service().name(), call.operation(), defect);
            return protocol.failure(
                    new ApiError("InternalFailure", 500, "The lab failed; see its log."),
                    call.id());
        }
    }

    private static WireProtocol protocol(WireRequest request) {
        if (request.header("smithy-protocol").isPresent()
                || request.path().startsWith("/service/")) {
            return new CborProtocol();
        }
        String type = request.header("content-type").orElse("");
        if (request.header("x-amz-target").isPresent()) {
            return new JsonProtocol(type.startsWith("application/x-amz-json-") ? type : JSON);
        }
        return type.startsWith("application/x-www-form-urlencoded")
                ? new QueryProtocol("http://webservices.amazon.com/AWSFault/2005-15-09")
                : new JsonProtocol(JSON);
    }

    private WireProtocol.Call call(WireRequest request, WireProtocol protocol, String id) {
        return switch (protocol) {
            case CborProtocol _ -> cborCall(request, id);
            case JsonProtocol _ -> jsonCall(request, id);
            case QueryProtocol _ -> queryCall(request, id);
        };
    }

    private WireProtocol.Call cborCall(WireRequest request, String id) {
        String[] steps = request.path().split("/", -1);
        boolean shaped =
                steps.length == 5 && steps[1].equals("service") && steps[3].equals("operation");
        if (!shaped) {
            throw ApiError.of(UNKNOWN, "The path is not /service/NAME/operation/NAME.");
        }
        if (!CborProtocol.NAME.equals(request.header("smithy-protocol").orElse(""))) {
            throw ApiError.of(UNKNOWN, "The lab speaks smithy-protocol rpc-v2-cbor only.");
        }
        AwsService service = byTarget(steps[2]);
        Operation operation = operation(service, steps[4], UNKNOWN);
        Input input = new Input(CborProtocol.read(request.body()), service.invalidCode(), true);
        return new WireProtocol.Call(service, steps[4], operation, input, id);
    }

    private WireProtocol.Call jsonCall(WireRequest request, String id) {
        String target = request.header("x-amz-target").orElse("");
        int dot = target.lastIndexOf('.');
        if (dot < 0) {
            throw ApiError.of(
                    UNKNOWN, "This is no request of an AWS SDK: neither a target nor an action.");
        }
        AwsService service = byTarget(target.substring(0, dot));
        String name = target.substring(dot + 1);
        Operation operation = operation(service, name, UNKNOWN);
        Input input = new Input(JsonProtocol.read(request.body()), service.invalidCode(), true);
        return new WireProtocol.Call(service, name, operation, input, id);
    }

    private WireProtocol.Call queryCall(WireRequest request, String id) {
        Map<String, Object> form = QueryForm.read(request.body());
        if (!(form.remove("Action") instanceof String action)) {
            throw ApiError.of("MissingAction", "The form has no Action.");
        }
        String version = form.remove("Version") instanceof String text ? text : "";
        AwsService service = byVersion(version, request);
        Operation operation = operation(service, action, "InvalidAction");
        Input input = new Input(form, service.invalidCode(), false);
        return new WireProtocol.Call(service, action, operation, input, id);
    }

    private AwsService byTarget(String target) {
        return services.stream()
                .filter(service -> service.target().equals(target))
                .findFirst()
                .orElseThrow(() -> ApiError.of(UNKNOWN, unknownService(target)));
    }

    private AwsService byVersion(String version, WireRequest request) {
        // some versions are shared by services, so the signature's scope has the first word
        String scope = scope(request.header("authorization").orElse(""));
        Stream<AwsService> byScope = services.stream().filter(s -> s.name().equals(scope));
        return Stream.concat(byScope, services.stream())
                .filter(service -> service.version().equals(version))
                .findFirst()
                .orElseThrow(
                        () ->
                                ApiError.of(
                                        "InvalidAction",
                                        unknownService(scope + " version " + version)));
    }

    /// `AWS4-HMAC-SHA256 Credential=KEY/DATE/REGION/SERVICE/aws4_request, …` → `SERVICE`.
    private static String scope(String authorization) {
        String[] steps = authorization.split("/", 6);
        return steps.length > 4 ? steps[3] : "";
    }

    private Operation operation(AwsService service, String name, String code) {
        Operation operation = service.operations().get(name);
        if (operation == null) {
            throw ApiError.of(
                    code,
                    "The lab has no operation %s of %s. It has: %s."
                            .formatted(shortened(name), service.name(), service.known()));
        }
        return operation;
    }

    private String unknownService(String what) {
        return "The lab has no service %s. It has: %s."
                .formatted(
                        shortened(what),
                        String.join(", ", services.stream().map(AwsService::name).toList()));
    }

    private static String shortened(String text) {
        return text.length() > 80 ? text.substring(0, 80) + "…" : text;
    }

    private static WireReply withId(WireReply reply, String id) {
        Map<String, String> headers = new java.util.HashMap<>(reply.headers());
        headers.put("x-amzn-RequestId", id);
        return new WireReply(reply.status(), reply.contentType(), headers, reply.body());
    }
}
