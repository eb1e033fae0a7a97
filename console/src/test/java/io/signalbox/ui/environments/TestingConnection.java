package io.signalbox.ui.environments;

import io.signalbox.environment.AdminEndpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// A connection test that ends as the test says, when it says so.
public final class TestingConnection implements ConnectionTest {
    private final List<AdminEndpoint> asked = new ArrayList<>();
    private final List<String> passwords = new ArrayList<>();
    private Consumer<Outcome> waiting = _ -> {};
    private boolean cancelled;

    @Override
    public Running start(AdminEndpoint admin, char[] password, Consumer<Outcome> outcome) {
        asked.add(admin);
        passwords.add(new String(password));
        waiting = outcome;
        cancelled = false;
        return () -> cancelled = true;
    }

    /// Ends the newest test, on the FX thread.
    public void end(Outcome outcome) {
        waiting.accept(outcome);
    }

    public List<AdminEndpoint> asked() {
        return asked;
    }

    public List<String> passwords() {
        return passwords;
    }

    public boolean cancelled() {
        return cancelled;
    }
}
