package io.signalbox.app.tour;

import io.signalbox.ui.kit.FxThread;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javafx.animation.AnimationTimer;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.image.WritableImage;
import javafx.stage.Window;
import javax.imageio.ImageIO;

/// The operator's hand and eye: presses what is on screen by the words on it, types, takes pictures.
/// Called on the tour's thread; works on the FX thread and waits for it, never longer than twenty
/// seconds a call.
final class Hand {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private static final Set<String> WAYS_OUT =
            Set.of("Cancel", "Close", "Keep running in the background");

    private final Scene scene;
    private final Path pictures;
    private int pictureCount;

    Hand(Scene scene, Path pictures) {
        this.scene = scene;
        this.pictures = pictures;
    }

    /// Presses the button that says so, or is called so for a screen reader, once it may be pressed.
    void press(String words) throws InterruptedException {
        ButtonBase button =
                awaited(
                        "a button '" + words + "' that may be pressed",
                        ButtonBase.class,
                        b -> !b.isDisabled() && called(b, words));
        onFx(
                () -> {
                    button.fire();
                    return true;
                });
    }

    /// Takes the entry of the open menu that says so.
    void choose(String words) throws InterruptedException {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (!onFx(() -> take(words))) {
            if (System.nanoTime() > deadline) {
                throw new CheckFailure("no open menu offers: " + words);
            }
            nextFrames(2);
        }
    }

    private static boolean take(String words) {
        for (Window window : new ArrayList<>(Window.getWindows())) {
            if (window instanceof ContextMenu menu) {
                for (MenuItem item : menu.getItems()) {
                    if (words.equals(item.getText()) && !item.isDisable()) {
                        menu.hide();
                        item.fire();
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /// Presses the button of this style inside what has the other style.
    void pressStyled(String styleClass, String inside) throws InterruptedException {
        ButtonBase button = awaitStyled(styleClass, inside);
        onFx(
                () -> {
                    button.fire();
                    return true;
                });
    }

    /// Waits for a button that may be pressed, of this style, inside what has the other style.
    ButtonBase awaitStyled(String styleClass, String inside) throws InterruptedException {
        return awaited(
                "a button of style " + styleClass + " inside " + inside + " that may be pressed",
                ButtonBase.class,
                b -> !b.isDisabled() && b.getStyleClass().contains(styleClass) && in(b, inside));
    }

    /// Leaves an open dialog by its harmless way out; nothing when none is open.
    void leaveDialog() throws InterruptedException {
        onFx(
                () -> {
                    Optional<ButtonBase> way =
                            find(
                                    ButtonBase.class,
                                    b -> WAYS_OUT.contains(b.getText()) && in(b, "sb-dialog"));
                    way.ifPresent(ButtonBase::fire);
                    return way.isPresent();
                });
    }

    private static boolean in(Node node, String styleClass) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at.getStyleClass().contains(styleClass)) {
                return true;
            }
        }
        return false;
    }

    /// Whether the button that says so cannot be pressed now.
    boolean isDisabled(String words) throws InterruptedException {
        return awaited("a button '" + words + "'", ButtonBase.class, b -> called(b, words))
                .isDisabled();
    }

    /// What a screen reader adds about the field with this name; empty when there is nothing.
    String helpOf(String name) throws InterruptedException {
        TextInputControl field =
                awaited(
                        "a field '" + name + "'",
                        TextInputControl.class,
                        f -> name.equals(f.getAccessibleText()));
        return onFx(
                () -> {
                    String help = field.getAccessibleHelp();
                    return help == null ? "" : help;
                });
    }

    /// Replaces the text of the field that a screen reader calls so.
    void type(String name, String text) throws InterruptedException {
        TextInputControl field =
                awaited(
                        "a field '" + name + "'",
                        TextInputControl.class,
                        f -> !f.isDisabled() && name.equals(f.getAccessibleText()));
        onFx(
                () -> {
                    field.setText(text);
                    return true;
                });
    }

    /// Waits until the table of that name shows so many rows or more, and chooses the last.
    ///
    /// @return how many there are
    int rows(String name, int least) throws InterruptedException {
        TableView<?> table =
                awaited(
                        least + " rows of " + name,
                        TableView.class,
                        t -> name.equals(t.getAccessibleText()) && t.getItems().size() >= least);
        return onFx(
                () -> {
                    table.requestFocus();
                    table.getSelectionModel().selectLast();
                    return table.getItems().size();
                });
    }

    private static boolean called(ButtonBase button, String words) {
        return words.equals(button.getText()) || words.equals(button.getAccessibleText());
    }

    private <N extends Node> N awaited(String what, Class<N> type, Predicate<N> wanted)
            throws InterruptedException {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (true) {
            Optional<N> found = onFx(() -> find(type, wanted));
            if (found.isPresent()) {
                return found.get();
            }
            if (System.nanoTime() > deadline) {
                throw new CheckFailure("not on screen: " + what);
            }
            nextFrames(2);
        }
    }

    /// Searches the windows on top first, so that a dialog's button wins over one below it.
    private static <N extends Node> Optional<N> find(Class<N> type, Predicate<N> wanted) {
        for (Window window : new ArrayList<>(Window.getWindows()).reversed()) {
            if (window.getScene() != null) {
                Optional<N> found = find(window.getScene().getRoot(), type, wanted);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private static <N extends Node> Optional<N> find(
            Node node, Class<N> type, Predicate<N> wanted) {
        if (!node.isVisible()) {
            return Optional.empty();
        }
        if (node instanceof Parent parent) {
            List<Node> children = parent.getChildrenUnmodifiable();
            for (Node child : children.reversed()) {
                Optional<N> found = find(child, type, wanted);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return type.isInstance(node) && wanted.test(type.cast(node))
                ? Optional.of(type.cast(node))
                : Optional.empty();
    }

    /// Runs the task on the FX thread and returns its result.
    <T> T onFx(Supplier<T> task) throws InterruptedException {
        try {
            return FxThread.call(task::get).get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new CheckFailure("on the FX thread: " + e.getCause(), e);
        } catch (TimeoutException e) {
            throw new CheckFailure("the FX thread did not answer within 20 s", e);
        }
    }

    /// Lets the scene lay itself out, then writes it as `NN-name.png`; returns the file's name.
    String picture(String name) throws InterruptedException {
        nextFrames(4);
        WritableImage image = onFx(() -> scene.snapshot(null));
        pictureCount++;
        String file = "%02d-%s.png".formatted(pictureCount, name);
        try {
            ImageIO.write(
                    SwingFXUtils.fromFXImage(image, null), "png", pictures.resolve(file).toFile());
        } catch (IOException e) {
            throw new UncheckedIOException("the picture cannot be written: " + file, e);
        }
        return file;
    }

    private void nextFrames(int count) throws InterruptedException {
        CountDownLatch frames = new CountDownLatch(count);
        onFx(
                () -> {
                    new FrameCounter(frames).start();
                    return true;
                });
        if (!frames.await(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
            throw new CheckFailure("no frame was drawn for 20 s");
        }
    }

    private static final class FrameCounter extends AnimationTimer {
        private final CountDownLatch frames;

        FrameCounter(CountDownLatch frames) {
            this.frames = frames;
        }

        @Override
        public void handle(long now) {
            frames.countDown();
            if (frames.getCount() == 0) {
                stop();
            }
        }
    }
}
