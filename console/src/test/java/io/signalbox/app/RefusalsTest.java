package io.signalbox.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.fleet.FeedStatus;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RefusalsTest {
    private static final Instant AT = Instant.parse("2026-05-04T10:00:00Z");

    private final Refusals refusals = new Refusals();

    @Test
    void anAnsweredRefusalThatComesOnceMoreIsNotAskedAboutAgain() {
        var refused = new FeedStatus.Refused(AT, "No.", "Type it again.");
        assertThat(refusals.unseen(refused)).contains(refused);
        assertThat(refusals.unseen(new FeedStatus.Connecting(AT.plusMillis(1)))).isEmpty();
        assertThat(refusals.unseen(refused)).isEmpty();
    }

    @Test
    void theNextRefusalIsAskedAboutThoughItsWordsAreTheSame() {
        assertThat(refusals.unseen(new FeedStatus.Refused(AT, "No.", "Type it again.")))
                .isPresent();
        var next = new FeedStatus.Refused(AT.plusMillis(1), "No.", "Type it again.");
        assertThat(refusals.unseen(next)).contains(next);
    }

    @Test
    void aRefusalThatIsTriedAgainByItselfIsNobodysToAnswer() {
        var refused = new FeedStatus.Refused(AT, "No.", "Wait.", AT.plusSeconds(30));
        assertThat(refusals.unseen(refused)).isEmpty();
    }
}
