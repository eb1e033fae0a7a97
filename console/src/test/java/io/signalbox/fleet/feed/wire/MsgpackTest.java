package io.signalbox.fleet.feed.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.socket.parser.Packet;
import io.socket.parser.Parser;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.json.JSONArray;
import org.json.JSONObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MsgpackTest {

    private final TestingTrouble trouble = new TestingTrouble();
    private final List<Packet<?>> packets = new ArrayList<>();
    private final MsgpackDecoder decoder = new MsgpackDecoder(trouble);

    MsgpackTest() {
        decoder.onDecoded(packets::add);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void readsWhatItWrites(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            Object value = value(random, 4);
            byte[] bytes = bytes(value);
            var in = new MsgpackReader(bytes, 0);

            assertThat(text(in.value())).as("seed %d, value %d", seed, i).isEqualTo(text(value));
            assertThat(in.position()).isEqualTo(bytes.length);
            var skipping = new MsgpackReader(bytes, 0);
            skipping.skip();
            assertThat(skipping.position()).isEqualTo(bytes.length);
        }
    }

    @ParameterizedTest
    @CsvSource({
        // As written by notepack.io 3.0.1, and by 2.3.0, which socket.io-msgpack-parser uses.
        "d6ff00000000, 1970-01-01T00:00:00.000Z",
        "d7ff1d535300695cbb10, 2026-01-06T07:34:40.123Z",
        "c70cff0754d4c0ffffffff00000000, 1833-11-24T17:31:44.123Z",
        "c70cff0000000000000007915ecc00, 3000-01-01T00:00:00.000Z",
        "d7000000000000000000, 1970-01-01T00:00:00.000Z",
        "d7000000019b923ab6fb, 2026-01-06T07:34:40.123Z",
        "d700fffffffffffffffb, 1969-12-31T23:59:59.995Z"
    })
    void readsDatesAsTheTextThatJsonHas(String hex, String text) {
        assertThat(new MsgpackReader(hex(hex), 0).value()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "cf0000000100000000, 4294967296",
        "d3ffffffff00000000, -4294967296",
        "ceffffffff, 4294967295",
        "cb3ff8000000000000, 1.5",
        "ca3fc00000, 1.5",
        "e0, -32",
        "d0df, -33",
        "d1ff00, -256",
        "cdffff, 65535"
    })
    void readsEveryFormOfANumber(String hex, String number) {
        assertThat(String.valueOf(new MsgpackReader(hex(hex), 0).value())).isEqualTo(number);
    }

    @Test
    void readsUndefinedAsNull() {
        assertThat(new MsgpackReader(hex("d40000"), 0).value()).isEqualTo(JSONObject.NULL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "c1",
                "dfffffffff",
                "dd7fffffff",
                "dbffffffff",
                "c67fffffff",
                "a5",
                "d6ff00",
                "c703ff010203",
                "83a4",
                "c70cff000000007fffffffffffffff"
            })
    void callsBrokenBytesAFaultOfTheWire(String hex) {
        assertThatThrownBy(() -> new MsgpackReader(hex(hex), 0).value())
                .isInstanceOf(WireException.class);
    }

    @Test
    void survivesANestingThatIsMeantToHurt() {
        byte[] deep = new byte[1_000_000];
        Arrays.fill(deep, (byte) 0x91);
        assertThatThrownBy(() -> new MsgpackReader(deep, 0).value())
                .isInstanceOf(WireException.class)
                .hasMessageContaining("deep");
    }

    @Test
    void readsPacketsWhateverTheOrderOfTheirParts() {
        decoder.add(packet(new JSONObject("{\"type\":4,\"nsp\":\"/admin\",\"data\":{\"m\":1}}")));
        assertThat(packets.getFirst().type).isEqualTo(Parser.CONNECT_ERROR);
        assertThat(packets.getFirst().nsp).isEqualTo("/admin");
        assertThat(String.valueOf(packets.getFirst().data)).isEqualTo("{\"m\":1}");
    }

    @Test
    void leavesTheListingUnread() {
        decoder.add(
                packet(
                        new JSONObject()
                                .put("type", 2)
                                .put("nsp", "/admin")
                                .put("data", new JSONArray("[\"all_sockets\",[{\"id\":\"a\"}]]"))));

        JSONArray data = (JSONArray) Objects.requireNonNull(packets.getFirst().data);
        var values = new PackedValues((RawListing.Packed) data.get(1));
        assertThat(String.valueOf(values.next())).isEqualTo("{\"id\":\"a\"}");
        assertThat(values.hasNext()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"type\":2}",
                "{\"type\":9,\"nsp\":\"/\",\"data\":[\"a\"]}",
                "{\"type\":2,\"nsp\":\"/\",\"data\":[]}",
                "{\"type\":2,\"nsp\":\"/\",\"data\":{}}",
                "{\"type\":\"2\",\"nsp\":\"/\",\"data\":[\"a\"]}",
                "{\"type\":2,\"nsp\":5,\"data\":[\"a\"]}"
            })
    void saysWhatIsNoPacketAndGoesOn(String json) {
        decoder.add(packet(new JSONObject(json)));
        assertThat(trouble.unreadable).hasSize(1);
        assertThat(packets).isEmpty();
    }

    @Test
    void noticesAnotherParserByItsText() {
        decoder.add("0{\"sid\":\"x\"}");
        assertThat(trouble.otherParser).isOne();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void neverThrowsWhateverComes(long seed) {
        var random = new Random(seed);
        byte[] good =
                packet(new JSONObject("{\"type\":2,\"nsp\":\"/\",\"data\":[\"a\",{\"b\":1}]}"));
        for (int i = 0; i < 30_000; i++) {
            byte[] bytes = Arrays.copyOf(good, random.nextInt(good.length + 4));
            for (int j = random.nextInt(4); j > 0 && bytes.length > 0; j--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            decoder.add(bytes);
        }
        assertThat(trouble.unreadable).hasSizeGreaterThan(1_000);
    }

    @Test
    @SuppressWarnings({"rawtypes", "unchecked"}) // As the library's interface has it.
    void writesPacketsThatItCanRead() {
        var packet = new Packet(Parser.EVENT, new JSONArray("[\"join\",\"/\",null,[1.5,-7]]"));
        packet.nsp = "/admin";
        packet.id = 3;
        new WireEncoder(true).encode(packet, frames -> decoder.add((byte[]) frames[0]));

        assertThat(packets.getFirst().id).isEqualTo(3);
        assertThat(String.valueOf(packets.getFirst().data))
                .isEqualTo("[\"join\",\"/\",null,[1.5,-7]]");
    }

    @Test
    @SuppressWarnings("rawtypes") // As the library's interface has it.
    void neverSendsAnythingOfTheNamespaceThatHoldsTheConnection() {
        var packet = new Packet(Parser.CONNECT);
        packet.nsp = WireEncoder.KEEPER;
        List<Object> sent = new ArrayList<>();
        new WireEncoder(true).encode(packet, frames -> sent.addAll(List.of(frames)));
        new WireEncoder(false).encode(packet, frames -> sent.addAll(List.of(frames)));

        assertThat(sent).isEmpty();
    }

    private static Object value(Random random, int depth) {
        int last = depth == 0 ? 7 : 9;
        return switch (random.nextInt(last)) {
            case 0 -> JSONObject.NULL;
            case 1 -> random.nextBoolean();
            case 2 -> random.nextInt(300) - 150;
            case 3 -> random.nextLong() >> random.nextInt(64);
            case 4 -> random.nextDouble();
            case 5 -> "é€😀x".repeat(random.nextInt(30));
            case 6 -> {
                byte[] bytes = new byte[random.nextInt(400)];
                random.nextBytes(bytes);
                yield bytes;
            }
            case 7 -> {
                var list = new JSONArray();
                for (int i = random.nextInt(20); i > 0; i--) {
                    list.put(value(random, depth - 1));
                }
                yield list;
            }
            default -> {
                var object = new JSONObject();
                for (int i = random.nextInt(20); i > 0; i--) {
                    object.put("key" + i, value(random, depth - 1));
                }
                yield object;
            }
        };
    }

    /// Binary as hex, so that equal values have equal text.
    private static String text(Object value) {
        return switch (value) {
            case byte[] bytes -> HexFormat.of().formatHex(bytes);
            case JSONArray list -> {
                List<String> texts = new ArrayList<>();
                for (int i = 0; i < list.length(); i++) {
                    texts.add(text(list.get(i)));
                }
                yield texts.toString();
            }
            case JSONObject object -> {
                List<String> texts = new ArrayList<>();
                object.keySet().stream()
                        .sorted()
                        .forEach(key -> texts.add(key + "=" + text(object.get(key))));
                yield texts.toString();
            }
            default -> value.toString();
        };
    }

    private static byte[] packet(JSONObject packet) {
        return bytes(packet);
    }

    private static byte[] bytes(Object value) {
        var out = new MsgpackWriter();
        out.value(value);
        return out.written();
    }

    private static byte[] hex(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }
}
