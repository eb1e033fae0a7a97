package io.signalbox.environment;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The user's environments as they stand on disk, for reading and for change. Each change reads the
/// file afresh, touches one environment, and leaves all else as it is: unknown keys, their order, what
/// somebody else wrote meanwhile. Blocks on the disk; safe on any thread of one process.
public final class EnvironmentStore {

    private static final String LIST = "environments";

    private final Path file;
    private final InstantSource clock;

    public EnvironmentStore(Path file, InstantSource clock) {
        this.file = file;
        this.clock = clock;
    }

    /// What the file holds now.
    ///
    /// @param fault why it cannot be read, with line and column; empty when it can
    public record Listing(List<Environment> environments, Optional<String> fault) {}

    /// What becomes of a file that cannot be read when something is to be saved.
    public enum BadFile {
        /// Nothing is written.
        REFUSE,
        /// It is kept aside, and a new one is begun.
        KEEP_ASIDE
    }

    public Path file() {
        return file;
    }

    public Listing load() {
        try {
            return new Listing(EnvironmentFile.read(file), Optional.empty());
        } catch (EnvironmentException e) {
            return new Listing(List.of(), Optional.of(String.valueOf(e.getMessage())));
        }
    }

    /// Writes one environment.
    ///
    /// @param before as it was when the change began, to be changed; null to add a new one
    /// @return where a file that could not be read was kept, if that happened
    /// @throws EnvironmentException when somebody else changed or removed it meanwhile, when the name
    ///     is taken, or when the file cannot be read or written; nothing is changed then
    public synchronized Optional<Path> save(
            @Nullable Environment before, Environment after, BadFile badFile) {
        return change(
                badFile,
                list -> {
                    List<Environment> there = parsed(list);
                    boolean renamed = before == null || !before.name().equals(after.name());
                    if (renamed && index(there, after.name()) >= 0) {
                        throw new EnvironmentException(
                                "there is an environment '" + after.name() + "' already");
                    }
                    ObjectNode node =
                            before == null
                                    ? list.addObject()
                                    : (ObjectNode) list.get(unchanged(there, before));
                    EnvironmentWriting.write(node, after);
                });
    }

    /// Removes one environment; nothing to do when it is gone already.
    ///
    /// @param before as it was shown when its removal was asked for
    /// @throws EnvironmentException when somebody else changed it meanwhile, or when the file cannot
    ///     be read or written
    public synchronized void delete(Environment before) {
        change(
                BadFile.REFUSE,
                list -> {
                    List<Environment> there = parsed(list);
                    if (index(there, before.name()) >= 0) {
                        list.remove(unchanged(there, before));
                    }
                });
    }

    private int unchanged(List<Environment> there, Environment before) {
        int index = index(there, before.name());
        if (index < 0) {
            throw new EnvironmentException(
                    "'" + before.name() + "' is no longer in " + file + "; somebody removed it");
        }
        if (!there.get(index).equals(before)) {
            throw new EnvironmentException(
                    "'"
                            + before.name()
                            + "' was changed in "
                            + file
                            + " meanwhile; open it again to see what it is now");
        }
        return index;
    }

    private Optional<Path> change(BadFile badFile, Consumer<ArrayNode> work) {
        @Nullable String text = null;
        Optional<Path> aside = Optional.empty();
        try {
            JsonFields root;
            try {
                text = EnvironmentFile.text(file);
                root = text == null ? empty() : whole(text);
            } catch (EnvironmentException e) {
                if (badFile == BadFile.REFUSE) {
                    throw e;
                }
                aside = Optional.of(AtomicFile.keepAside(file, clock.instant()));
                root = empty();
            }
            work.accept((ArrayNode) root.node().path(LIST));
            requireUnchanged(text, aside.isPresent());
            AtomicFile.write(file, EnvironmentWriting.text(root.node()));
            return aside;
        } catch (IOException e) {
            throw new EnvironmentException(file + " cannot be written: " + e.getMessage(), e);
        }
    }

    /// The time between reading and writing is short, but somebody may have saved in it.
    private void requireUnchanged(@Nullable String before, boolean bad) {
        if (!bad
                && !Objects.equals(
                        before, Files.exists(file) ? EnvironmentFile.text(file) : null)) {
            throw new EnvironmentException(
                    file + " was changed at this very moment by somebody else; save again");
        }
    }

    private JsonFields whole(String text) {
        EnvironmentFile.parse(file.toString(), text);
        return JsonFields.parse(file.toString(), text);
    }

    private JsonFields empty() {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.putArray(LIST);
        return new JsonFields(file.toString(), "", root, JsonPlaces.UNKNOWN);
    }

    private List<Environment> parsed(ArrayNode list) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.set(LIST, list);
        return EnvironmentFile.parse(file.toString(), root.toString());
    }

    private static int index(List<Environment> all, String name) {
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).name().equals(name)) {
                return i;
            }
        }
        return -1;
    }
}
