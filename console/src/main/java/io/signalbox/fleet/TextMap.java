package io.signalbox.fleet;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A small map that never changes, in two arrays: the headers of 100,000 sockets are kept as these.
/// The names are one array for all sockets that came with the same headers.
public final class TextMap extends AbstractMap<String, String> {

    private static final TextMap EMPTY = new TextMap(List.of(), new String[0]);

    private final List<String> names;
    private final String[] values;

    /// @param names sorted
    private TextMap(List<String> names, String[] values) {
        this.names = names;
        this.values = values;
    }

    /// The same map where it is one of these already.
    public static TextMap of(Map<String, String> map) {
        if (map instanceof TextMap packed) {
            return packed;
        }
        if (map.isEmpty()) {
            return EMPTY;
        }
        var sorted = new TreeMap<>(map);
        return new TextMap(List.copyOf(sorted.keySet()), sorted.values().toArray(new String[0]));
    }

    /// The same map of texts that others have too.
    ///
    /// @param text gives the object to keep for a text
    /// @param list gives the object to keep for the names
    public TextMap shared(UnaryOperator<String> text, UnaryOperator<List<String>> list) {
        if (values.length == 0) {
            return EMPTY;
        }
        String[] known = new String[values.length];
        for (int i = 0; i < known.length; i++) {
            known[i] = text.apply(values[i]);
        }
        return new TextMap(list.apply(names), known);
    }

    @Override
    public @Nullable String get(@Nullable Object name) {
        for (int i = 0; i < values.length; i++) {
            if (names.get(i).equals(name)) {
                return values[i];
            }
        }
        return null;
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        return get(name) != null;
    }

    @Override
    public Set<Entry<String, String>> entrySet() {
        return new Entries();
    }

    private final class Entries extends AbstractSet<Entry<String, String>> {

        @Override
        public int size() {
            return values.length;
        }

        @Override
        public Iterator<Entry<String, String>> iterator() {
            return new Iterator<>() {
                private int next;

                @Override
                public boolean hasNext() {
                    return next < values.length;
                }

                @Override
                public Entry<String, String> next() {
                    if (!hasNext()) {
                        throw new NoSuchElementException();
                    }
                    return Map.entry(names.get(next), values[next++]);
                }
            };
        }
    }
}
