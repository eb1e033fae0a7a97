package io.signalbox.fleet.state;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Entries without gaps and in no promised order, of which a copy for a snapshot costs one move of
/// memory. Belongs to the fleet thread.
final class DenseList<E> {

    /// The place of one entry; it moves when others go.
    static final class Place<E> {
        private int at;
        private E entry;

        private Place(int at, E entry) {
            this.at = at;
            this.entry = entry;
        }

        E entry() {
            return entry;
        }
    }

    private final List<Place<E>> places = new ArrayList<>();
    private final List<E> entries = new ArrayList<>();
    private @Nullable List<E> copy = List.of();

    Place<E> add(E entry) {
        var place = new Place<>(entries.size(), entry);
        places.add(place);
        entries.add(entry);
        copy = null;
        return place;
    }

    void set(Place<E> place, E entry) {
        place.entry = entry;
        entries.set(place.at, entry);
        copy = null;
    }

    void remove(Place<E> place) {
        Place<E> last = places.removeLast();
        E lastEntry = entries.removeLast();
        if (last != place) {
            places.set(place.at, last);
            entries.set(place.at, lastEntry);
            last.at = place.at;
        }
        copy = null;
    }

    void clear() {
        places.clear();
        entries.clear();
        copy = null;
    }

    int size() {
        return entries.size();
    }

    /// The same object as long as nothing changed.
    List<E> snapshot() {
        if (copy == null) {
            copy = Collections.unmodifiableList(new ArrayList<>(entries));
        }
        return copy;
    }
}
