package io.signalbox.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class TaskMetadataTest {
    @Test
    void readsTaskFromMetadata() throws IOException {
        assertThat(
                        TaskMetadata.parse(
                                "{\"Cluster\":\"arn:aws:ecs:eu-west-1:1:cluster/lab\","
                                        + "\"ServiceName\":\"chat\",\"TaskARN\":\"arn:aws:ecs:eu-west-1:1:task/c/"
                                        + "0123456789abcdef\",\"AvailabilityZone\":\"eu-west-1b\"}"))
                .contains(new TaskMetadata("0123456789abcdef", "eu-west-1b", "lab", "chat"));
        assertThat(TaskMetadata.parse("{}")).isEmpty();
    }
}
