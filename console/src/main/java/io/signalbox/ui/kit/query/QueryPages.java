package io.signalbox.ui.kit.query;

import io.signalbox.fleet.command.FleetLink;
import io.signalbox.ui.kit.screen.Availability;
import io.signalbox.ui.kit.words.Numbers;
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

/// What a fleet in production mode does not report by itself, page by page: Signalbox's own servers answer questions there.
/// One question at a time; a filter that was typed meanwhile is asked next. FX thread only, but needs no
/// toolkit.
///
/// @param <R> an immutable row
public final class QueryPages<R> {
    private static final Availability LAST = Availability.impossible("This is the last page");
    private static final Availability FIRST = Availability.impossible("This is the first page");

    private final @Nullable FleetLink link;
    private final QueryWords<R> words;
    private final Executor fx;
    private final Consumer<List<R>> show;
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
    public QueryPages(
            @Nullable FleetLink link, QueryWords<R> words, Executor fx, Consumer<List<R>> show) {
        this.link = link;
        this.words = words;
        this.fx = fx;
        this.show = show;
    }

    /// Begins to ask when the fleet came to be one that has to be asked, or ends it.
    public void active(boolean wanted) {
        boolean now = wanted && link != null;
        if (now != active.get()) {
            active.set(now);
            if (now) {
                ask(filter);
            }
        }
    }

    /// From the first page on.
    public void ask(String newFilter) {
        filter = newFilter;
        cursors.clear();
        cursors.add(null);
        send();
    }

    public void nextPage() {
        if (nextCursor != null && !asking) {
            cursors.add(nextCursor);
            send();
        }
    }

    public void firstPage() {
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
        PageRequest request = PageRequest.of(words, filter);
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
        PageAnswer<R> answer =
                json == null
                        ? PageAnswer.failed(failure == null ? "No answer" : said(failure))
                        : PageAnswer.of(json, words.row());
        nextCursor = answer.next();
        next.set(answer.next() == null ? LAST : Availability.POSSIBLE);
        first.set(cursors.size() == 1 ? FIRST : Availability.POSSIBLE);
        state.set(words(answer));
        if (answer.problem().isEmpty() && active.get()) {
            show.accept(answer.rows());
        }
    }

    private static String said(Throwable failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        return String.valueOf(cause.getMessage());
    }

    private String words(PageAnswer<R> answer) {
        if (!answer.problem().isEmpty()) {
            return answer.problem();
        }
        String page =
                "Page %d of the servers' answer, %s in all"
                        .formatted(
                                cursors.size(),
                                Numbers.count(answer.total(), words.one(), words.many()));
        return answer.missing().isEmpty()
                ? page
                : page
                        + "; "
                        + Numbers.count(answer.missing().size(), "server", "servers")
                        + " did not answer";
    }

    /// Whether rows come page by page.
    public ReadOnlyBooleanProperty active() {
        return active.getReadOnlyProperty();
    }

    /// Which page is shown, or why there is none.
    public ReadOnlyStringProperty state() {
        return state.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Availability> next() {
        return next.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Availability> first() {
        return first.getReadOnlyProperty();
    }
}
