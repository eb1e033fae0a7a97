package io.signalbox.ui.shell;

import io.signalbox.ui.kit.screen.Screen;
import io.signalbox.ui.kit.screen.ScreenId;
import io.signalbox.ui.kit.screen.ScreenSource;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The screens of one shell, in the order of [ScreenId]. Each is made when it is asked for, so that a
/// window need not wait for all of them to come up. FX thread only.
final class ScreenShelf {
    private final Map<ScreenId, ScreenSource> sources = new EnumMap<>(ScreenId.class);
    private final Map<ScreenId, Screen> made = new EnumMap<>(ScreenId.class);

    void fill(List<ScreenSource> all) {
        all.forEach(source -> sources.put(source.id(), source));
    }

    List<ScreenId> ids() {
        return List.copyOf(sources.keySet());
    }

    /// Empty where there is no such screen.
    Optional<Screen> get(ScreenId id) {
        ScreenSource source = sources.get(id);
        return source == null
                ? Optional.empty()
                : Optional.of(made.computeIfAbsent(id, _ -> source.make().get()));
    }

    Collection<Screen> made() {
        return made.values();
    }

    /// Makes what is not made yet.
    Map<ScreenId, Screen> all() {
        sources.keySet().forEach(this::get);
        return made;
    }
}
