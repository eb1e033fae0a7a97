package io.signalbox.socketio.packet.msgpack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MsgpackTest {

    private static String hex(@Nullable Object value) {
        return HexFormat.of().formatHex(MsgpackEncoder.encode(value));
    }

    private static @Nullable Object decode(String hex) {
        return MsgpackDecoder.decode(HexFormat.of().parseHex(hex));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 00",
        "127, 7f",
        "128, cc80",
        "255, ccff",
        "256, cd0100",
        "65535, cdffff",
        "65536, ce00010000",
        "4294967295, ceffffffff",
        "4294967296, cf0000000100000000",
        "-1, ff",
        "-32, e0",
        "-33, d0df",
        "-128, d080",
        "-129, d1ff7f",
        "-32768, d18000",
        "-32769, d2ffff7fff",
        "-2147483648, d280000000",
        "-2147483649, d3ffffffff7fffffff",
        "9223372036854775807, cf7fffffffffffffff",
        "-9223372036854775808, d38000000000000000"
    })
    void writesWholeNumbersInTheirSmallestForm(long value, String hex) {
        assertThat(hex(value)).isEqualTo(hex);
        assertThat(String.valueOf(decode(hex))).isEqualTo(Long.toString(value));
    }

    @Test
    void writesOtherNumbersAsFloat64AndWholeOnesAsIntegers() {
        assertThat(hex(1.5)).isEqualTo("cb3ff8000000000000");
        assertThat(hex(1.5f)).isEqualTo("cb3ff8000000000000");
        assertThat(hex(3.0)).isEqualTo("03");
        assertThat(hex(-0.0)).isEqualTo("00");
        assertThat(hex(1e300)).startsWith("cb");
        assertThat(hex(Double.NaN)).isEqualTo("cb7ff8000000000000");
        assertThat(hex(new BigInteger("18446744073709551615"))).isEqualTo("cfffffffffffffffff");
        assertThat(hex(new BigInteger("18446744073709551616"))).isEqualTo("cb43f0000000000000");
    }

    @ParameterizedTest
    @CsvSource({
        "1970-01-01T00:00:00.000Z, d6ff00000000",
        "2026-11-22T01:49:38.197Z, d7ff2ef7ed006b024a32",
        "2106-02-07T06:28:16.000Z, d7ff0000000100000000",
        "1969-12-31T23:59:59.999Z, c70cff3b8b87c0ffffffffffffffff",
        "2600-01-01T00:00:00.123Z, c70cff0754d4c000000004a0fe7280"
    })
    void carriesTimeAsTimestampExtension(String iso, String hex) {
        assertThat(decode(hex)).isEqualTo(iso);
        assertThat(hex(Instant.parse(iso))).isEqualTo(hex);
    }

    @Test
    void readsTheFormsThatOlderWritersUsed() {
        assertThat(decode("d40000")).isNull();
        assertThat(decode("d7000000000000000000")).isEqualTo("1970-01-01T00:00:00.000Z");
        assertThat(decode("c7020001ff")).isEqualTo(new byte[] {1, -1});
        assertThat(decode("ca3fc00000")).isEqualTo(1.5);
        assertThat(decode("d50501 02".replace(" ", "")))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                .containsExactly(5, new byte[] {1, 2});
    }

    @Test
    void turnsAnImpossibleDateIntoNullAsJsonDoes() {
        assertThat(decode("c70cff000000007fffffffffffffff")).isNull();
    }

    @Test
    void sizesTextsBinariesAndContainersByTheirLength() {
        assertThat(hex("é")).isEqualTo("a2c3a9");
        assertThat(hex("x".repeat(31))).startsWith("bf");
        assertThat(hex("x".repeat(32))).startsWith("d920");
        assertThat(hex("x".repeat(256))).startsWith("da0100");
        assertThat(hex("x".repeat(65536))).startsWith("db00010000");
        assertThat(hex(new byte[] {1})).isEqualTo("c40101");
        assertThat(hex(new byte[65536])).startsWith("c600010000");
        assertThat(hex(Collections.nCopies(16, 0))).startsWith("dc0010");
        assertThat(hex(Collections.nCopies(65536, 0))).startsWith("dd00010000");
        assertThat(hex(Collections.singletonMap("a", null))).isEqualTo("81a161c0");
    }

    @Test
    void returnsWhatItWasGiven() {
        Random random = new Random(20261122);
        for (int i = 0; i < 300; i++) {
            Object value = value(random, 0);
            assertThat(MsgpackDecoder.decode(MsgpackEncoder.encode(value)))
                    .usingRecursiveComparison()
                    .isEqualTo(value);
        }
    }

    @Test
    void answersDamagedBytesOnlyWithItsOwnException() {
        Random random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            byte[] bytes = MsgpackEncoder.encode(value(random, 0));
            for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            byte[] damaged = Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
            assertThatCode(() -> decodeOrRefuse(damaged)).doesNotThrowAnyException();
        }
    }

    private static void decodeOrRefuse(byte[] bytes) {
        try {
            MsgpackDecoder.decode(bytes);
        } catch (MsgpackException expected) {
            assertThat(expected).hasMessageNotContaining("null");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "c1",
                "0000",
                "a5616263",
                "c4ff00",
                "ddffffffff",
                "dfffffffff",
                "93c0c0",
                "c6ffffffff00",
                "d9",
                "cb00",
                "c703ff000000"
            })
    void refusesWhatIsNotOneWholeValue(String hex) {
        assertThatThrownBy(() -> decode(hex)).isInstanceOf(MsgpackException.class);
    }

    @Test
    void refusesDeepNesting() {
        assertThatThrownBy(() -> decode("91".repeat(1_000_000) + "c0"))
                .isInstanceOf(MsgpackException.class)
                .hasMessageContaining("nested deeper than 512");
        List<Object> deep = List.of();
        for (int i = 0; i < 600; i++) {
            deep = List.of(deep);
        }
        List<Object> value = deep;
        assertThatThrownBy(() -> hex(value)).isInstanceOf(MsgpackException.class);
    }

    /// Each array announces all bytes that are left: room for all of them would be 512 times the message.
    @Test
    void refusesContainersThatTogetherAnnounceMoreThanIsThere() {
        byte[] message = new byte[1_000_000];
        ByteBuffer in = ByteBuffer.wrap(message);
        for (int i = 0; i < 500; i++) {
            in.put((byte) 0xdd).putInt(message.length - 5 * (i + 1));
        }
        assertThatThrownBy(() -> MsgpackDecoder.decode(message))
                .isInstanceOf(MsgpackException.class)
                .hasMessageContaining("at 10,");
    }

    @Test
    void refusesAMapWhoseKeyIsNoText() {
        assertThatThrownBy(() -> decode("81c40101c0"))
                .isInstanceOf(MsgpackException.class)
                .hasMessageContaining("key of a map");
        assertThat(decode("8101c0")).isEqualTo(Collections.singletonMap("1", null));
    }

    @Test
    void readsTheRestOfABufferAndLeavesItsPosition() {
        for (ByteBuffer buffer : List.of(ByteBuffer.allocate(9), ByteBuffer.allocateDirect(9))) {
            buffer.put(new byte[] {(byte) 0xc1, (byte) 0x92, (byte) 0xa2, 'o', 'k'});
            buffer.put(new byte[] {(byte) 0xcd, 1, 0}).flip().position(1);
            assertThat(MsgpackDecoder.decode(buffer)).isEqualTo(List.of("ok", 256));
            assertThat(buffer.position()).isEqualTo(1);
        }
    }

    @Test
    void namesTheTypeThatItCannotCarry() {
        assertThatThrownBy(() -> hex(new Object()))
                .isInstanceOf(MsgpackException.class)
                .hasMessageContaining("java.lang.Object");
    }

    private static @Nullable Object value(Random random, int depth) {
        return switch (random.nextInt(depth < 4 ? 9 : 7)) {
            case 0 -> null;
            case 1 -> random.nextBoolean();
            case 2 -> random.nextInt() >> random.nextInt(32);
            case 3 -> (random.nextBoolean() ? 1 : -1) * ((1L << 33) + (random.nextLong() >>> 2));
            case 4 -> random.nextDouble() + 0.1;
            case 5 -> text(random);
            case 6 -> bytes(random);
            case 7 -> list(random, depth);
            default -> map(random, depth);
        };
    }

    private static String text(Random random) {
        return random.ints(random.nextInt(300), 1, 0xd7ff)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static byte[] bytes(Random random) {
        byte[] bytes = new byte[random.nextInt(300)];
        random.nextBytes(bytes);
        return bytes;
    }

    private static List<@Nullable Object> list(Random random, int depth) {
        List<@Nullable Object> list = new ArrayList<>();
        for (int i = random.nextInt(20); i > 0; i--) {
            list.add(value(random, depth + 1));
        }
        return list;
    }

    private static Map<String, @Nullable Object> map(Random random, int depth) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (int i = random.nextInt(20); i > 0; i--) {
            map.put(text(random), value(random, depth + 1));
        }
        return map;
    }
}
