package io.signalbox.lab.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RouterTest {
    private static final AwsService TRAINS =
            new AwsService(
                    "trains",
                    "2020-01-01",
                    "Trains_v1",
                    "ValidationError",
                    Map.of(
                            "Describe", RouterTest::describe,
                            "Refuse", RouterTest::refuse,
                            "Break", RouterTest::fail));

    private final Router router =
            new Router(
                    List.of(TRAINS),
                    path ->
                            path.equals("/page")
                                    ? Optional.of(Members.of().put("here", true))
                                    : Optional.empty());

    private static Members describe(Input input) {
        return Members.of()
                .put("name", input.text("name").orElse(null))
                .put("count", input.number("count").orElse(0))
                .put("express", input.flag("express").orElse(false))
                .put("left", Instant.ofEpochMilli(1_700_000_000_123L))
                .put("stops", input.texts("stops"))
                .put(
                        "cars",
                        input.items("cars").stream()
                                .map(
                                        car ->
                                                Members.of()
                                                        .put(
                                                                "seats",
                                                                car.number("seats").orElse(0)))
                                .toList());
    }

    private static Members refuse(Input input) {
        throw ApiError.of(
                "TrainNotFound", "There is no train <" + input.text("name").orElse("") + ">.");
    }

    private static Members fail(Input input) {
        throw new IllegalStateException("a defect, of which the answer must not tell");
    }

    private WireReply post(String path, Map<String, String> headers, byte[] body) {
        return router.answer(new WireRequest("POST", path, headers, body));
    }

    private WireReply json(String operation, String body) {
        return post(
                "/",
                Map.of(
                        "x-amz-target",
                        "Trains_v1." + operation,
                        "content-type",
                        "application/x-amz-json-1.1"),
                body.getBytes(StandardCharsets.UTF_8));
    }

    private WireReply query(String form) {
        return post(
                "/",
                Map.of("content-type", "application/x-www-form-urlencoded; charset=utf-8"),
                form.getBytes(StandardCharsets.UTF_8));
    }

    private WireReply cbor(String operation, byte[] body) {
        return post(
                "/service/Trains_v1/operation/" + operation,
                Map.of("smithy-protocol", "rpc-v2-cbor"),
                body);
    }

    private static String text(WireReply reply) {
        return new String(reply.body(), StandardCharsets.UTF_8);
    }

    @Test
    void speaksJson() {
        WireReply reply =
                json(
                        "Describe",
                        """
                        {"name":"Flying \\"Scot\\"","count":7,"express":true,"stops":["a","b"],"cars":[{"seats":40}],"unknown":1}""");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.contentType()).isEqualTo("application/x-amz-json-1.1");
        assertThat(reply.headers()).containsKey("x-amzn-RequestId");
        assertThat(text(reply))
                .isEqualTo(
                        """
                        {"name":"Flying \\"Scot\\"","count":7,"express":true,"left":1700000000.123,"stops":["a","b"],"cars":[{"seats":40}]}""");
    }

    @Test
    void speaksQueryAndXml() {
        WireReply reply =
                query(
                        "Action=Describe&Version=2020-01-01&name=a%26b%3C%01&count=7&express=true"
                                + "&stops.member.2=b&stops.member.1=a&stops.member.10=c&cars.member.1.seats=40");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(text(reply))
                .startsWith(
                        "<DescribeResponse xmlns=\"http://trains.amazonaws.com/doc/2020-01-01/\"><DescribeResult>")
                .contains("<name>a&amp;b&lt;\uFFFD</name><count>7</count><express>true</express>")
                .contains("<left>2023-11-14T22:13:20.123Z</left>")
                .contains("<stops><member>a</member><member>b</member><member>c</member></stops>")
                .contains("<cars><member><seats>40</seats></member></cars>")
                .contains("<ResponseMetadata><RequestId>")
                .endsWith("</DescribeResponse>");
    }

    @Test
    void speaksCbor() throws IOException {
        byte[] body = new CBORMapper().writeValueAsBytes(Map.of("name", "x", "count", 7));
        WireReply reply = cbor("Describe", body);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.headers()).containsEntry("smithy-protocol", "rpc-v2-cbor");
        Map<?, ?> answer = new CBORMapper().readValue(reply.body(), Map.class);
        assertThat(answer.get("name")).isEqualTo("x");
        assertThat(answer.get("count")).isEqualTo(7);
        assertThat(answer.get("left")).isEqualTo(1_700_000_000.123);
        // tag 1 (epoch seconds), then a double
        assertThat(HexFormat.of().formatHex(reply.body())).contains("c1fb");
        assertThat(cbor("Describe", HexFormat.of().parseHex("bfff")).status()).isEqualTo(200);
    }

    @Test
    void refusesInEachProtocolsOwnForm() throws IOException {
        WireReply json = json("Refuse", "{\"name\":\"x\"}");
        assertThat(json.status()).isEqualTo(400);
        assertThat(text(json))
                .isEqualTo("{\"__type\":\"TrainNotFound\",\"message\":\"There is no train <x>.\"}");
        WireReply query = query("Action=Refuse&Version=2020-01-01&name=x");
        assertThat(query.status()).isEqualTo(400);
        assertThat(text(query))
                .contains("<Error><Type>Sender</Type><Code>TrainNotFound</Code>")
                .contains("<Message>There is no train &lt;x&gt;.</Message>");
        WireReply cbor = cbor("Refuse", new byte[0]);
        assertThat(cbor.status()).isEqualTo(400);
        assertThat(cbor.headers()).containsEntry("x-amzn-query-error", "TrainNotFound;Sender");
        assertThat(new CBORMapper().readValue(cbor.body(), Map.class).get("__type"))
                .isEqualTo("TrainNotFound");
    }

    @Test
    void namesWhatItHasForUnknownOperationsAndServices() {
        assertThat(text(json("Derail", "{}")))
                .contains("UnknownOperationException")
                .contains("no operation Derail of trains. It has: Break, Describe, Refuse.");
        assertThat(text(query("Action=Derail&Version=2020-01-01"))).contains("InvalidAction");
        assertThat(text(query("Action=Describe&Version=1999-01-01"))).contains("It has: trains");
        assertThat(text(query("Version=2020-01-01"))).contains("MissingAction");
        for (WireReply reply :
                List.of(
                        cbor("Derail", new byte[0]),
                        post("/service/x", Map.of(), new byte[0]),
                        post("/", Map.of("x-amz-target", "Nothing"), new byte[0]),
                        post("/", Map.of("x-amz-target", "Ships_v1.Describe"), new byte[0]),
                        post("/", Map.of(), new byte[0]))) {
            assertThat(reply.status()).isEqualTo(400);
            assertThat(text(reply)).contains("UnknownOperationException");
        }
    }

    @Test
    void keepsADefectToItself() {
        WireReply reply = json("Break", "{}");
        assertThat(reply.status()).isEqualTo(500);
        assertThat(text(reply)).contains("InternalFailure").doesNotContain("defect");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"count\":\"7\"}",
                "{\"count\":1.5}",
                "{\"count\":99999999999}",
                "{\"stops\":\"a\"}",
                "{\"stops\":[1]}",
                "{\"cars\":[1]}",
                "{\"express\":\"true\"}",
                "{\"name\":{}}"
            })
    void refusesMembersOfTheWrongType(String body) {
        WireReply reply = json("Describe", body);
        assertThat(reply.status()).isEqualTo(400);
        assertThat(text(reply)).contains("\"ValidationError\"").contains("must be");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a=1&a=2",
                "a=1&a.b=2",
                "a.b=2&a=1",
                "a=%zz",
                "l.member.x=1",
                "a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a=1",
            })
    void refusesMalformedForms(String form) {
        WireReply reply = query("Action=Describe&Version=2020-01-01&" + form);
        assertThat(reply.status()).isEqualTo(400);
        assertThat(text(reply)).contains("MalformedQueryString");
    }

    @Test
    void answersEveryRandomBodyWithARefusalOrAnAnswer() {
        Random random = new Random(20_261_122);
        for (int i = 0; i < 3_000; i++) {
            byte[] body = new byte[random.nextInt(80)];
            random.nextBytes(body);
            assertThat(json("Describe", new String(body, StandardCharsets.ISO_8859_1)).status())
                    .isIn(200, 400);
            assertThat(cbor("Describe", body).status()).isIn(200, 400);
            assertThat(
                            query(
                                            "Action=Describe&Version=2020-01-01&"
                                                    + new String(body, StandardCharsets.ISO_8859_1))
                                    .status())
                    .isIn(200, 400);
        }
    }

    @Test
    void servesPagesByGetOnly() throws IOException {
        WireReply page = router.answer(new WireRequest("GET", "/page", Map.of(), new byte[0]));
        assertThat(new ObjectMapper().readTree(page.body()).get("here").asBoolean()).isTrue();
        assertThat(router.answer(new WireRequest("GET", "/other", Map.of(), new byte[0])).status())
                .isEqualTo(404);
        assertThat(
                        router.answer(new WireRequest("DELETE", "/page", Map.of(), new byte[0]))
                                .status())
                .isEqualTo(405);
    }
}
