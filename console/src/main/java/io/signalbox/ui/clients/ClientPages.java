package io.signalbox.ui.clients;

import io.signalbox.fleet.SocketEntry;
import io.signalbox.fleet.command.FleetLink;
import io.signalbox.ui.kit.Availability;
import io.signalbox.ui.kit.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/// Clients of a fleet in production mode, page by page: Signalbox's own servers answer questions there.
/// One question at a time; a filter that was typed meanwhile is asked next. FX thread only, but needs no
/// toolkit.
final class ClientPages {
    private static final Availability LAST = Availability.impossible("This is the last page");
    private static final Availability FIRST = Availability.impossible("This is the first page");

    private final @Nullable FleetLink link;
    private final Executor fx;
    private final Consumer<List<SocketEntry>> show;
    private final ReadOnlyBooleanWrapper active = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper state = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Availability> next = new ReadOnlyObjectWrapper<>(LAST);
    private final ReadOnlyObjectWrapper<Availability> first = new ReadOnlyObjectWrapper<>(FIRST);
    private final List<@Nullable String> cursors = new ArrayList<>();
    private String filter = "";
    private @Nullable String nextCursor;
    private boolean asking;
    private boolean again;

    /// @param link null where there is none; then nothing is ever asked
    /// @param show is handed each page
    ClientPages(@Nullable FleetLink link, Executor fx, Consumer<List<SocketEntry>> show) {
        this.link = link;
        this.fx = fx;
        this.show = show;
    }

    /// Begins to ask when the fleet came to be one that has to be asked, or ends it.
    void active(boolean wanted) {
        boolean now = wanted && link != null;
        if (now != active.get()) {
            active.set(now);
            if (now) {
                ask(filter);
            }
        }
    }

    /// From the first page on.
    void ask(String newFilter) {
        filter = newFilter;
        cursors.clear();
        cursors.add(null);
        send();
    }

    void nextPage() {
        if (nextCursor != null && !asking) {
            cursors.add(nextCursor);
            send();
        }
    }

    void firstPage() {
        ask(filter);
    }

    private void send() {
        FleetLink to = link;
        if (to == null || !active.get()) {
            return;
        }
        if (asking) {
            again = true;
            return;
        }
        PageRequest request = PageRequest.of(filter);
        if (!request.problem().isEmpty()) {
            state.set(request.problem());
            return;
        }
        asking = true;
        state.set("Asking the servers\u2026");
        to.ask("query", request.json(cursors.getLast()))
                .whenComplete((json, failure) -> fx.execute(() -> answered(json, failure)));
    }

    private void answered(@Nullable String json, @Nullable Throwable failure) {
        asking = false;
        if (again) {
            again = false;
            send();
            return;
        }
        PageAnswer answer =
                json == null
                        ? PageAnswer.failed(failure == null ? "No answer" : said(failure))
                        : PageAnswer.of(json);
        nextCursor = answer.next();
        next.set(answer.next() == null ? LAST : Availability.POSSIBLE);
        first.set(cursors.size() == 1 ? FIRST : Availability.POSSIBLE);
        state.set(words(answer));
        if (answer.problem().isEmpty() && active.get()) {
            show.accept(answer.sockets());
        }
    }

    private static String said(Throwable failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        return String.valueOf(cause.getMessage());
    }

    private String words(PageAnswer answer) {
        if (!answer.problem().isEmpty()) {
            return answer.problem();
        }
        String page =
                "Page %d of the servers' answer, %s in all"
                        .formatted(
                                cursors.size(), Numbers.count(answer.total(), "client", "clients"));
        return answer.missing().isEmpty()
                ? page
                : page
                        + "; "
                        + Numbers.count(answer.missing().size(), "server", "servers")
                        + " did not answer";
    }

    /// Whether clients come page by page.
    ReadOnlyBooleanProperty active() {
        return active.getReadOnlyProperty();
    }

    /// Which page is shown, or why there is none.
    ReadOnlyStringProperty state() {
        return state.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Availability> next() {
        return next.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Availability> first() {
        return first.getReadOnlyProperty();
    }
}
