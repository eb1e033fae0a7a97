package io.signalbox.fleet.feed.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.socket.parser.IOParser;
import io.socket.parser.Packet;
import io.socket.parser.Parser;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.json.JSONArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonDecoderTest {

    private final TestingTrouble trouble = new TestingTrouble();
    private final List<Packet<?>> packets = new ArrayList<>();
    private final JsonDecoder decoder = new JsonDecoder(trouble);

    JsonDecoderTest() {
        decoder.onDecoded(packets::add);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0/admin,{\"sid\":\"x\"}",
                "0{\"sid\":\"x\"}",
                "1/admin,",
                "1",
                "2[\"a\",1,null,{\"b\":[true]}]",
                "2/admin,[\"config\",{\"supportedFeatures\":[]}]",
                "2/admin,12[\"a\"]",
                "3/admin,456[{\"ok\":true}]",
                "3/admin,0[]",
                "4/admin,{\"message\":\"invalid credentials\"}",
                "50-/admin,[\"a\"]"
            })
    void readsWhatTheLibrarysOwnDecoderReads(String text) {
        var theirs = new ArrayList<Packet<?>>();
        var reference = new IOParser.Decoder();
        reference.onDecoded(theirs::add);
        reference.add(text);
        decoder.add(text);

        assertThat(words(packets)).isEqualTo(words(theirs)).hasSize(1);
        assertThat(trouble.unreadable).isEmpty();
    }

    @Test
    void putsBinaryBackInItsPlace() {
        decoder.add(
                "52-/admin,[\"event_sent\",{\"_placeholder\":true,\"num\":1},"
                        + "[{\"a\":{\"_placeholder\":true,\"num\":0}}]]");
        decoder.add(new byte[] {1});
        assertThat(packets).isEmpty();
        decoder.add(new byte[] {2, 2});

        var data = (JSONArray) Objects.requireNonNull(packets.getFirst().data);
        assertThat((byte[]) data.get(1)).containsExactly(2, 2);
        assertThat((byte[]) data.getJSONArray(2).getJSONObject(0).get("a")).containsExactly(1);
    }

    @Test
    void leavesTheListingUnread() {
        String text = "2/admin,[\"all_sockets\",[{\"id\":\"a\"}],\"offset\"]";
        decoder.add(text);

        var raw = (RawListing.Text) ((JSONArray) packets.getFirst().data).get(1);
        assertThat(text.substring(raw.from())).isEqualTo("[{\"id\":\"a\"}],\"offset\"]");
    }

    @Test
    void waitsForTheBinaryOfAListing() {
        decoder.add("51-/admin,[\"all_sockets\",[{\"data\":{\"_placeholder\":true,\"num\":0}}]]");
        assertThat(packets).isEmpty();
        decoder.add(new byte[] {7, 7, 7});

        var raw = (RawListing.Text) ((JSONArray) packets.getFirst().data).get(1);
        assertThat(raw.binary()).containsExactly(new byte[] {7, 7, 7});
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "9",
                "x",
                "2",
                "2{}",
                "2[]",
                "2[1]",
                "2[\"a\"",
                "5[\"a\"]",
                "5x-[\"a\"]",
                "299999999999[\"a\"]",
                "0/admin,[]",
                "1{}",
                "4/admin,",
                "3/admin,7{}"
            })
    void saysWhatItCannotReadAndGoesOn(String text) {
        decoder.add(text);
        assertThat(trouble.unreadable).hasSize(1);
        decoder.add("2[\"a\"]");
        assertThat(packets).hasSize(1);
    }

    @Test
    void survivesANestingThatIsMeantToHurt() {
        decoder.add("2[\"a\"," + "[".repeat(1_000_000));
        assertThat(trouble.unreadable).hasSize(1);
    }

    @Test
    void noticesAnotherParserByItsBinary() {
        decoder.add(new byte[] {(byte) 0x83});
        assertThat(trouble.otherParser).isOne();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void neverThrowsWhateverComes(long seed) {
        var random = new Random(seed);
        String alphabet = "0123456-/,[]{}\":abmin_sockets? ";
        for (int i = 0; i < 20_000; i++) {
            var text = new StringBuilder();
            for (int j = random.nextInt(30); j > 0; j--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            if (random.nextInt(4) == 0) {
                decoder.add(new byte[random.nextInt(4)]);
            } else {
                decoder.add(text.toString());
            }
        }
        decoder.add("2[\"last\"]");
        Packet<?> last = packets.getLast();
        assertThat(last.type).isEqualTo(Parser.EVENT);
    }

    private static List<String> words(List<Packet<?>> packets) {
        return packets.stream().map(p -> p.type + " " + p.nsp + " " + p.id + " " + p.data).toList();
    }
}
