package io.signalbox.socketio;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Arguments as lists.
final class Values {
    private Values() {}

    static List<@Nullable Object> event(String name, @Nullable Object... args) {
        List<@Nullable Object> data = new ArrayList<>(args.length + 1);
        data.add(name);
        Collections.addAll(data, args);
        return data;
    }

    static List<@Nullable Object> list(@Nullable Object... args) {
        return Arrays.asList(args);
    }
}
