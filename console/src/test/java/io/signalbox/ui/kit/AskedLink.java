package io.signalbox.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.fleet.FleetEvent;
import io.signalbox.fleet.FleetSnapshot;
import io.signalbox.fleet.command.AdminCommand;
import io.signalbox.fleet.command.FleetLink;
import io.signalbox.fleet.command.FleetLinkException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/// Notes what is asked, and answers when told to.
public final class AskedLink implements FleetLink {
    private final List<String> asked = new ArrayList<>();
    private CompletableFuture<String> open = new CompletableFuture<>();

    public List<String> asked() {
        return asked;
    }

    public void answer(String json) {
        open.complete(json);
    }

    public void fail(String sentence) {
        open.completeExceptionally(new FleetLinkException(sentence));
    }

    @Override
    public CompletableFuture<String> ask(String event, String requestJson) {
        assertThat(event).isEqualTo("query");
        asked.add(requestJson);
        open = new CompletableFuture<>();
        return open;
    }

    @Override
    public CompletableFuture<Void> send(AdminCommand command) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Watch watch(Consumer<FleetEvent> listener) {
        throw new UnsupportedOperationException();
    }

    @Override
    public FleetSnapshot latest() {
        throw new UnsupportedOperationException();
    }
}
