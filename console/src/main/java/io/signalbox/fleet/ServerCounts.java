package io.signalbox.fleet;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A number for each of many servers, never changed. An hour of samples of 1,000 servers is kept in
/// these: 4 kB each, because the ids are one list for all samples between which no server came or
/// went.
public final class ServerCounts extends AbstractMap<String, Integer> {

    /// Of no server.
    public static final ServerCounts NONE = new ServerCounts(List.of(), new int[0]);

    private final List<String> ids;
    private final int[] counts;

    /// @param ids sorted; taken over, with counts in the same order
    private ServerCounts(List<String> ids, int[] counts) {
        this.ids = ids;
        this.counts = counts;
    }

    /// @param ids sorted; copied where they are new
    /// @param counts in the order of the ids; taken over
    /// @param like shares its ids, or all of it, where they are equal
    public static ServerCounts of(List<String> ids, int[] counts, ServerCounts like) {
        if (!ids.equals(like.ids)) {
            return new ServerCounts(List.copyOf(ids), counts);
        }
        return Arrays.equals(counts, like.counts) ? like : new ServerCounts(like.ids, counts);
    }

    int sum() {
        return Arrays.stream(counts).sum();
    }

    @Override
    public @Nullable Integer get(@Nullable Object id) {
        if (!(id instanceof String text)) {
            return null;
        }
        int at = Collections.binarySearch(ids, text);
        return at < 0 ? null : (Integer) counts[at];
    }

    @Override
    public boolean containsKey(@Nullable Object id) {
        return get(id) != null;
    }

    @Override
    public Set<Entry<String, Integer>> entrySet() {
        return new Entries();
    }

    private final class Entries extends AbstractSet<Entry<String, Integer>> {

        @Override
        public int size() {
            return counts.length;
        }

        @Override
        public Iterator<Entry<String, Integer>> iterator() {
            return new Iterator<>() {
                private int next;

                @Override
                public boolean hasNext() {
                    return next < counts.length;
                }

                @Override
                public Entry<String, Integer> next() {
                    if (!hasNext()) {
                        throw new NoSuchElementException();
                    }
                    return Map.entry(ids.get(next), counts[next++]);
                }
            };
        }
    }
}
