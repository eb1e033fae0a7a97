package io.signalbox.ui.servers;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.cloud.LogPlace;
import io.signalbox.cloud.Task;
import io.signalbox.cloud.TaskLogs;
import io.signalbox.ui.kit.TestingSnapshots;
import io.signalbox.ui.kit.screen.ConsoleSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ServerLogsTest {
    private final ConsoleSnapshot snapshot = TestingSnapshots.armed();
    private final Task task = snapshot.cloud().tasks().getFirst();
    private final AskedLogs asked = new AskedLogs();
    private final ServerLogs logs = new ServerLogs(asked, Runnable::run);

    /// Answers when told to.
    private static final class AskedLogs implements TaskLogs {
        private final List<String> tasks = new ArrayList<>();
        private CompletableFuture<Place> open = new CompletableFuture<>();

        @Override
        public CompletableFuture<Place> place(Task of) {
            tasks.add(of.id());
            open = new CompletableFuture<>();
            return open;
        }

        @Override
        public CompletableFuture<Lines> last(LogPlace place, int lines) {
            throw new UnsupportedOperationException();
        }
    }

    @Test
    void findsOutOnceWhereTheChosenTaskLogs() {
        assertThat(logs.judge(task).reason()).isEqualTo("Asking ECS where this task logs");
        assertThat(logs.judge(task).possible()).isFalse();
        asked.open.complete(
                new TaskLogs.Known(new LogPlace("eu-west-1", "/g", "blue/server/1"), "aws", ""));

        assertThat(logs.judge(task).possible()).isTrue();
        assertThat(asked.tasks).hasSize(1);
        assertThat(logs.place()).isPresent();

        Task other = snapshot.cloud().tasks().getLast();
        assertThat(logs.judge(other).possible()).isFalse();
        assertThat(logs.place()).as("of another task").isEmpty();
    }

    @Test
    void saysWhyThereAreNoLogs() {
        assertThat(logs.judge(null).reason()).isEqualTo("The ECS task of this server is not known");
        logs.judge(task);
        asked.open.complete(new TaskLogs.Unknown("AWS denied ecs:DescribeTaskDefinition."));
        assertThat(logs.judge(task).reason()).contains("ecs:DescribeTaskDefinition");
        assertThat(new ServerLogs(null, Runnable::run).judge(task).reason())
                .isEqualTo("This environment has no AWS part");
    }

    @Test
    void forgetsAnAnswerThatCameTooLate() {
        logs.judge(task);
        CompletableFuture<TaskLogs.Place> late = asked.open;
        logs.judge(snapshot.cloud().tasks().getLast());
        late.complete(new TaskLogs.Unknown("none"));
        assertThat(logs.judge(snapshot.cloud().tasks().getLast()).reason())
                .isEqualTo("Asking ECS where this task logs");
    }

    @Test
    void namesThePageAsTheCloudWatchConsoleWantsIt() {
        assertThat(new LogPlace("eu-west-1", "/signalbox/channels", "blue/server/9f2c").page())
                .hasToString(
                        "https://eu-west-1.console.aws.amazon.com/cloudwatch/home?region=eu-west-1#logsV2:log-groups/log-group/$252Fsignalbox$252Fchannels/log-events/blue$252Fserver$252F9f2c");
    }
}
