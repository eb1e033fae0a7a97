package io.signalbox.ui.stacks;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.cloud.stack.Stack;
import java.util.List;
import org.junit.jupiter.api.Test;

class StackLinksTest {

    private final List<Stack> stacks = new TestingStackReader().stacks();

    @Test
    void linksAStackToThoseThatUseItsOutputs() {
        assertThat(StackLinks.of(stacks))
                .containsExactlyInAnyOrder(
                        new StackLinks.Link("channels-network", "channels-ingress"),
                        new StackLinks.Link("channels-network", "channels-cache"),
                        new StackLinks.Link("channels-ingress", "channels-traffic"));
    }

    @Test
    void everyUserStandsToTheRightOfItsGivers() {
        assertThat(StackLinks.columns(stacks, StackLinks.of(stacks)))
                .containsEntry("billing", 0)
                .containsEntry("channels-network", 0)
                .containsEntry("channels-ingress", 1)
                .containsEntry("channels-traffic", 2);
    }
}
