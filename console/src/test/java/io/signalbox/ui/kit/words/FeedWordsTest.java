package io.signalbox.ui.kit.words;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.fleet.FeedStatus;
import io.signalbox.fleet.FleetFeatures;
import io.signalbox.fleet.FleetSnapshot;
import io.signalbox.fleet.FleetTotals;
import io.signalbox.fleet.SocketDrift;
import io.signalbox.fleet.SocketListing;
import io.signalbox.ui.kit.Tone;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FeedWordsTest {

    private static final Instant AT = Instant.parse("2026-11-22T10:00:00Z");

    @Test
    void tellsHowFarTheReadingOfAllSocketsIs() {
        StatusWords words = StatusWords.of(live(new SocketListing(true, 43_000), null), AT);

        assertThat(words.text()).isEqualTo("Feed live");
        assertThat(words.detail()).startsWith("reading sockets, 43").endsWith("000 so far");
    }

    @Test
    void tellsThatSocketsAndCountsDriftApartAndWhatFollows() {
        var drift = new SocketDrift(AT.minusSeconds(12), "/", 100, 50, 0, AT.plusSeconds(18));
        StatusWords words = StatusWords.of(live(SocketListing.DONE, drift), AT);

        assertThat(words.tone()).isEqualTo(Tone.WARN);
        assertThat(words.detail()).isEqualTo("100 known, 50 counted");
        assertThat(words.help()).contains("namespace /", "read again in 18 s.");
    }

    @Test
    void tellsThatReadingAgainDidNotHelp() {
        var drift = new SocketDrift(AT.minusSeconds(12), "/", 100, 50, 2, AT.plusSeconds(240));

        assertThat(StatusWords.of(live(SocketListing.DONE, drift), AT).help())
                .contains("2 times in vain");
    }

    @Test
    void tellsWhenARefusalIsTriedAgain() {
        var refused = new FeedStatus.Refused(AT, "No.", "Do.", AT.plusSeconds(30));
        assertThat(StatusWords.of(FleetSnapshot.empty(AT, refused), AT).detail())
                .isEqualTo("again in 30 s");
    }

    private static FleetSnapshot live(SocketListing listing, @Nullable SocketDrift drift) {
        return new FleetSnapshot(
                AT,
                new FeedStatus.Live(AT),
                List.of(),
                List.of(),
                List.of(),
                FleetTotals.NONE,
                List.of(),
                FleetFeatures.NONE,
                List.of(),
                listing,
                List.of(),
                drift);
    }
}
