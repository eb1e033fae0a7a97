package io.signalbox.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.ui.kit.TestingSnapshots;
import io.signalbox.ui.kit.Tone;
import io.signalbox.ui.kit.screen.ScreenId;
import org.junit.jupiter.api.Test;

class ShellViewModelTest {
    private final ShellViewModel model = new ShellViewModel();

    @Test
    void saysWhichFleetThisIsAndWhoWeAre() {
        model.show(TestingSnapshots.shifting());

        assertThat(model.kindWord.get()).isEqualTo("Lab");
        assertThat(model.name.get()).isEqualTo("channels");
        assertThat(model.account.get()).isEqualTo("account 000000000000");
        assertThat(model.role.get()).isEqualTo("role operator");
        assertThat(model.armed.get()).isTrue();
        assertThat(model.armedText.get()).isEqualTo("Armed · 14:32 left");
    }

    @Test
    void countsWhatTheScreensHold() {
        model.show(TestingSnapshots.shifting());

        assertThat(model.count(ScreenId.SERVERS).get()).isEqualTo("6");
        assertThat(model.count(ScreenId.CLIENTS).get()).isEqualTo("12,418");
        assertThat(model.count(ScreenId.TRAFFIC).get()).isEqualTo("50 | 50");
        assertThat(model.count(ScreenId.JOURNAL).get()).isEmpty();
    }

    @Test
    void tellsHowOldTheNumbersAreAndWhatAwsAllows() {
        model.show(TestingSnapshots.calm());

        assertThat(model.feed.get().text()).isEqualTo("Feed live");
        assertThat(model.feed.get().detail()).isEqualTo("0.4 s ago");
        assertThat(model.aws.get().detail()).isEqualTo("18 of 60 calls/min");
        assertThat(model.events.get()).isEqualTo("1,942 events/s");
        assertThat(model.error.get()).isEqualTo("No errors");
    }

    @Test
    void raisesItsVoiceWhenFeedOrAwsFail() {
        model.show(TestingSnapshots.broken());

        assertThat(model.feed.get().tone()).isEqualTo(Tone.WARN);
        assertThat(model.feed.get().detail()).isEqualTo("in 4 s");
        assertThat(model.aws.get().tone()).isEqualTo(Tone.CRITICAL);
        assertThat(model.failed.get()).isTrue();
    }
}
