package io.signalbox.socketio.packet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.signalbox.engineio.packet.EngineDecoder;
import io.signalbox.engineio.packet.EnginePacket;
import io.signalbox.engineio.packet.MalformedPacketException;
import io.signalbox.engineio.packet.Outbound;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PacketCodecTest {

    /// The long-polling form without Engine.IO's digit.
    private static String encode(Packet packet) {
        Outbound encoded = PacketEncoder.encode(ByteBufAllocator.DEFAULT, packet);
        ByteBuf payload = ByteBufAllocator.DEFAULT.buffer();
        encoded.appendTo(payload);
        String text = payload.toString(StandardCharsets.UTF_8);
        payload.release();
        encoded.release();
        return text.substring(1);
    }

    private static BinaryAssembly read(String text) throws MalformedPacketException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return PacketDecoder.decode(bytes, 0, bytes.length);
    }

    private static Packet decode(String text) throws MalformedPacketException {
        BinaryAssembly read = read(text);
        assertThat(read.complete()).isTrue();
        return read.packet();
    }

    private static List<@Nullable Object> list(@Nullable Object... values) {
        return new ArrayList<@Nullable Object>(Arrays.asList(values));
    }

    @Test
    void readsAndWritesTheExamplesOfTheSpecification() throws MalformedPacketException {
        both("0", new Packet.Connect("/", null));
        both("0{\"token\":\"123\"}", new Packet.Connect("/", Map.of("token", "123")));
        both(
                "0/admin,{\"sid\":\"oSO0OpakMV_3jnilAAAA\"}",
                new Packet.Connect("/admin", Map.of("sid", "oSO0OpakMV_3jnilAAAA")));
        both(
                "4/admin,{\"message\":\"Not authorized\"}",
                new Packet.ConnectError("/admin", Map.of("message", "Not authorized")));
        both("2[\"foo\"]", new Packet.Event("/", list("foo")));
        both("2/admin,[\"bar\"]", new Packet.Event("/admin", list("bar")));
        both("212[\"foo\"]", new Packet.Event("/", 12, list("foo")));
        both(
                "2/admin,456[\"project:delete\",123]",
                new Packet.Event("/admin", 456, list("project:delete", 123)));
        both("3/admin,13[\"bar\"]", new Packet.Ack("/admin", 13, list("bar")));
        both("3456[]", new Packet.Ack("/", 456, list()));
        both("1/admin,", new Packet.Disconnect("/admin"));
        both("1", new Packet.Disconnect("/"));
    }

    private static void both(String text, Packet packet) throws MalformedPacketException {
        assertThat(decode(text)).isEqualTo(packet);
        String written = encode(packet);
        assertThat(decode(written)).isEqualTo(packet);
        assertThat(written).isEqualTo(text);
    }

    @Test
    void readsNamespaceWithoutComma() throws MalformedPacketException {
        assertThat(decode("0/custom")).isEqualTo(new Packet.Connect("/custom", null));
        assertThat(decode("1/custom")).isEqualTo(new Packet.Disconnect("/custom"));
    }

    @Test
    void writesBinaryEventOfTheSpecification() {
        Packet packet = new Packet.Event("/admin", list("baz", new byte[] {1, 2, 3, 4}));

        assertThat(encode(packet))
                .isEqualTo("51-/admin,[\"baz\",{\"_placeholder\":true,\"num\":0}]\u001ebAQIDBA==");
    }

    @Test
    void putsAttachmentsInTheirPlaces() throws MalformedPacketException {
        BinaryAssembly read =
                read(
                        "52-7[\"baz\",{\"_placeholder\":true,\"num\":1},"
                                + "{\"deep\":[{\"_placeholder\":true,\"num\":0}]}]");
        read.add(new byte[] {1});
        assertThat(read.complete()).isFalse();
        read.add(new byte[] {2});

        assertThat(read.complete()).isTrue();
        Packet.Event event = (Packet.Event) read.packet();
        assertThat(event.id()).isEqualTo(7);
        assertThat(event.data().get(1)).isEqualTo(new byte[] {2});
        Map<?, ?> object = (Map<?, ?>) event.data().get(2);
        assertThat((List<?>) object.get("deep")).singleElement().isEqualTo(new byte[] {1});
    }

    @Test
    void takesPlaceholdersInTextEventsForPlainObjects() throws MalformedPacketException {
        Packet.Event event = (Packet.Event) decode("2[\"x\",{\"_placeholder\":true,\"num\":0}]");

        assertThat(event.data().get(1)).isEqualTo(Map.of("_placeholder", true, "num", 0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "7",
                "a",
                "9[\"x\"]",
                "{}",
                "2{}",
                "2",
                "2[]",
                "2[null]",
                "2[{}]",
                "2\"x\"",
                "2abc[\"x\"]",
                "2-1[\"x\"]",
                "23[",
                "2[\"x\"",
                "2[\"x\"]]",
                "2[\"x\"]garbage",
                "2[\"connect\"]",
                "2[\"disconnect\"]",
                "2[\"connect_error\"]",
                "2[\"disconnecting\"]",
                "2[\"newListener\"]",
                "2[\"removeListener\"]",
                "0[]",
                "0\"x\"",
                "1{}",
                "3[]",
                "3x[]",
                "31{}",
                "5[\"x\"]",
                "5-[\"x\"]",
                "51[\"x\"]",
                "511-[\"x\"]",
                "5999999-[\"x\"]",
                "5x-[\"x\"]",
                "51-[\"x\",{\"_placeholder\":true,\"num\":1}]",
                "51-[\"x\",{\"_placeholder\":true,\"num\":-1}]",
                "51-[\"x\",{\"_placeholder\":true,\"num\":\"0\"}]",
                "51-[\"x\",{\"_placeholder\":true}]",
                "50-[\"x\",{\"_placeholder\":true,\"num\":0}]",
                "2[\"x\",01]",
                "2[\"x\",+1]",
                "2[\"x\",1.]",
                "2[\"x\",.5]",
                "2[\"x\",1e]",
                "2[\"x\",NaN]",
                "2[\"x\",tru]",
                "2[\"x\",'a']",
                "2[\"x\",\"\\x\"]",
                "2[\"x\",\"\\u12g4\"]",
                "2[\"x\",\"\n\"]",
                "2[\"x\",{\"a\"}]",
                "2[\"x\",{a:1}]",
                "2[\"x\",{\"a\":1,}]",
                "2[\"x\",]",
                "2[,]",
                "21234567890123456[\"x\"]"
            })
    void refusesWhatIsNoPacket(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(MalformedPacketException.class);
    }

    @Test
    void refusesTooDeepNestingInBothDirections() throws MalformedPacketException {
        String deepest = "[".repeat(Json.MAX_DEPTH - 1) + "]".repeat(Json.MAX_DEPTH - 1);
        assertThat(decode("2[\"x\"," + deepest + "]")).isInstanceOf(Packet.Event.class);
        assertThatThrownBy(() -> read("2[\"x\",[" + deepest + "]]"))
                .isInstanceOf(MalformedPacketException.class)
                .hasMessageContaining("nested");
        assertThatThrownBy(() -> read("2[\"x\"," + "{\"a\":".repeat(100_000)))
                .isInstanceOf(MalformedPacketException.class);

        List<@Nullable Object> cycle = list();
        cycle.add(cycle);
        assertThatThrownBy(() -> encode(new Packet.Event("/", list("x", cycle))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nested");
    }

    @Test
    void refusesBytesThatAreNoUtf8() {
        for (byte[] bad :
                List.of(
                        new byte[] {'2', '[', '"', (byte) 0xff, '"', ']'},
                        new byte[] {'2', '[', '"', (byte) 0xc3, '"', ']'},
                        new byte[] {'2', '[', '"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"', ']'},
                        new byte[] {'2', '[', '"', '\\', 'n', (byte) 0xff, '"', ']'})) {
            assertThatThrownBy(() -> PacketDecoder.decode(bad, 0, bad.length))
                    .isInstanceOf(MalformedPacketException.class);
        }
    }

    @Test
    void refusesToWriteWhatJsonDoesNotKnow() {
        assertThatThrownBy(() -> encode(new Packet.Event("/", list("x", new Object()))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("java.lang.Object")
                .hasMessageContaining("allowed");
        byte[] bytes = {1};
        assertThatThrownBy(
                        () ->
                                encode(
                                        new Packet.Event(
                                                "/",
                                                list(
                                                        "x", bytes, bytes, bytes, bytes, bytes,
                                                        bytes, bytes, bytes, bytes, bytes, bytes))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("11 binary values");
    }

    @Test
    void readsNumbersAsJavaScriptDoes() throws MalformedPacketException {
        assertThat(
                        ((Packet.Event) decode("2[\"x\",0,-0,1,-12,2147483648,-9007199254740993]"))
                                .args())
                .containsExactly(0, 0, 1, -12, 2147483648L, -9007199254740993L);
        assertThat(
                        ((Packet.Event) decode("2[\"x\",0.5,-1e3,1E+2,1e400,12345678901234567890]"))
                                .args())
                .containsExactly(
                        0.5, -1000d, 100d, Double.POSITIVE_INFINITY, 1.2345678901234567e19);
        assertThat(encode(new Packet.Event("/", list("x", 1.0, 2.5, 1e300, Double.NaN, 10L))))
                .isEqualTo("2[\"x\",1,2.5,1.0E300,null,10]");
    }

    @Test
    void writesTextThatEveryParserReads() throws MalformedPacketException {
        String text = "ž 😀 \" \\ / \b\f\n\r\t \u0001 \u007f \u2028";
        String written = encode(new Packet.Event("/", list("x", text, "\ud800")));

        assertThat(written).contains("\\u0001", "\\ud800", "😀", "\\\"", "\\\\", "\\n");
        assertThat(((Packet.Event) decode(written)).args()).containsExactly(text, "\ud800");
        assertThat(((Packet.Event) decode("2[\"x\",\"\\u017e\\/\\ud83d\\ude00\"]")).args())
                .containsExactly("ž/😀");
    }

    @Test
    void writesLongNamespacesInFrontOfShortValues() throws MalformedPacketException {
        String nsp = "/" + "n".repeat(150);

        assertThat(decode(encode(new Packet.Event(nsp, 3, list("x")))))
                .isEqualTo(new Packet.Event(nsp, 3, list("x")));
    }

    @Test
    void readsBackEveryRandomPacket() throws MalformedPacketException {
        RandomValues values = new RandomValues(new Random(20_261));
        for (int round = 0; round < 2_000; round++) {
            Packet packet = values.packet();
            List<byte[]> attachments = new ArrayList<>();
            Packet back = roundTrip(packet, attachments);
            assertThat(back).usingRecursiveComparison().isEqualTo(packet);
        }
    }

    private static Packet roundTrip(Packet packet, List<byte[]> attachments)
            throws MalformedPacketException {
        Outbound encoded = PacketEncoder.encode(ByteBufAllocator.DEFAULT, packet);
        ByteBuf payload = ByteBufAllocator.DEFAULT.buffer();
        encoded.appendTo(payload);
        byte[] bytes = new byte[payload.readableBytes()];
        payload.readBytes(bytes);
        payload.release();
        encoded.release();
        BinaryAssembly assembly = null;
        for (EnginePacket part : EngineDecoder.payload(bytes)) {
            if (part instanceof EnginePacket.Text text) {
                assembly =
                        PacketDecoder.decode(
                                text.utf8().array(),
                                text.utf8().arrayOffset() + text.utf8().position(),
                                text.utf8().remaining());
            } else if (part instanceof EnginePacket.Binary binary && assembly != null) {
                attachments.add(binary.bytes().array());
                assembly.add(binary.bytes().array());
            }
        }
        if (assembly == null || !assembly.complete()) {
            throw new MalformedPacketException("packet did not become complete");
        }
        return assembly.packet();
    }

    @Test
    void survivesRandomChangesOfGoodPackets() {
        Random random = new Random(99);
        RandomValues values = new RandomValues(random);
        int refused = 0;
        for (int round = 0; round < 3_000; round++) {
            byte[] bytes = encode(values.packet()).getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i <= random.nextInt(3); i++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            try {
                PacketDecoder.decode(bytes, 0, bytes.length);
            } catch (MalformedPacketException e) {
                refused++;
            }
        }
        assertThat(refused).isBetween(500, 2_999);
    }

    /// Packets with all kinds of values, the same ones for the same seed.
    private record RandomValues(Random random) {

        Packet packet() {
            int[] binaries = {0};
            String nsp = random.nextInt(3) == 0 ? "/ns" + random.nextInt(9) : "/";
            List<@Nullable Object> data = list("event" + random.nextInt(9));
            for (int i = 0; i < random.nextInt(4); i++) {
                data.add(value(3, binaries));
            }
            return switch (random.nextInt(3)) {
                case 0 -> new Packet.Ack(nsp, random.nextInt(100_000), data);
                case 1 -> new Packet.Event(nsp, random.nextInt(1_000), data);
                default -> new Packet.Event(nsp, data);
            };
        }

        @Nullable Object value(int depth, int[] binaries) {
            return switch (random.nextInt(depth > 0 ? 9 : 7)) {
                case 0 -> random.nextInt();
                case 1 -> Integer.MAX_VALUE + 1L + random.nextInt(1 << 30);
                case 2 -> random.nextInt() + 0.5;
                case 3 -> random.nextBoolean();
                case 4 -> null;
                case 5 -> text();
                case 6 -> binaries[0]++ < 10 ? bytes() : "";
                case 7 -> {
                    List<@Nullable Object> inner = list();
                    for (int i = 0; i < random.nextInt(4); i++) {
                        inner.add(value(depth - 1, binaries));
                    }
                    yield inner;
                }
                default -> {
                    Map<String, @Nullable Object> inner = new LinkedHashMap<>();
                    for (int i = 0; i < random.nextInt(4); i++) {
                        inner.put(text(), value(depth - 1, binaries));
                    }
                    yield inner;
                }
            };
        }

        private String text() {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < random.nextInt(12); i++) {
                int point =
                        random.nextInt(4) == 0 ? random.nextInt(0x11_0000) : random.nextInt(128);
                text.appendCodePoint(point);
            }
            return text.toString();
        }

        private byte[] bytes() {
            byte[] bytes = new byte[random.nextInt(20)];
            random.nextBytes(bytes);
            return bytes;
        }
    }
}
