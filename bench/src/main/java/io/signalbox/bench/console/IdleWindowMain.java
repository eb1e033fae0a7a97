package io.signalbox.bench.console;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// What the machine itself does to frames: a window that does nothing but count four times a second, while the same
/// synthetic fleet tells the same to somebody who throws it away.
public final class IdleWindowMain {
    private IdleWindowMain() {}

    /// @param args port of the fleet, seconds
    public static void main(String... args) throws Exception {
        int seconds = Integer.parseInt(args[1]);
        Sink sink = new Sink();
        CompletableFuture<FrameMeter> meter = new CompletableFuture<>();
        Platform.startup(() -> meter.complete(window()));
        try (HttpClient client = HttpClient.newHttpClient()) {
            client.newWebSocketBuilder()
                    .buildAsync(
                            URI.create(
                                    "ws://127.0.0.1:"
                                            + args[0]
                                            + "/socket.io/?EIO=4&transport=websocket"),
                            sink)
                    .join();
            sink.listed.get(120, TimeUnit.SECONDS);
            ScreenBench.quiet(3);
            take(meter.get());
            long before = sink.messages.sum();
            Instant begun = Instant.now();
            ScreenBench.quiet(seconds);
            double took = Duration.between(begun, Instant.now()).toMillis() / 1000.0;
            System.out.printf(
                    "idle window beside the same fleet: %s; %.0f messages a second%n",
                    take(meter.get()), (sink.messages.sum() - before) / took);
            System.exit(0);
        }
    }

    private static FrameMeter window() {
        Label count = new Label("0");
        Stage stage = new Stage();
        stage.setScene(new Scene(new StackPane(count), 1440, 900));
        stage.show();
        Timeline counting =
                new Timeline(
                        new KeyFrame(
                                javafx.util.Duration.millis(250),
                                _ ->
                                        count.setText(
                                                Integer.toString(
                                                        Integer.parseInt(count.getText()) + 1))));
        counting.setCycleCount(Timeline.INDEFINITE);
        counting.play();
        FrameMeter meter = new FrameMeter();
        meter.start();
        return meter;
    }

    private static FrameMeter.Frames take(FrameMeter meter) throws Exception {
        return ScreenBench.fromFx(meter::take);
    }

    /// Greets the fleet like a console and counts what comes after the list of all sockets.
    private static final class Sink implements WebSocket.Listener {
        final LongAdder messages = new LongAdder();
        final CompletableFuture<Instant> listed = new CompletableFuture<>();
        private long characters;

        @Override
        public @Nullable CompletionStage<?> onText(
                WebSocket socket, CharSequence text, boolean last) {
            if (text.toString().startsWith("0{")) {
                socket.sendText("40/admin,", true);
            }
            characters += text.length();
            if (last) {
                messages.increment();
                if (characters > 1_000_000) {
                    listed.complete(Instant.now());
                }
                characters = 0;
            }
            socket.request(1);
            return null;
        }
    }
}
