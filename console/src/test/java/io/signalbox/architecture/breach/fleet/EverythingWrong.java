package io.signalbox.architecture.breach.fleet;

import com.fasterxml.jackson.databind.ObjectMapper;
import eu.hansolo.tilesfx.Tile;
import io.signalbox.architecture.breach.app.Wiring;
import io.signalbox.architecture.breach.environment.SeesFleet;
import javafx.application.Platform;
import javafx.scene.Node;
import org.json.JSONObject;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.regions.Region;

/// Libraries, threads and output where they do not belong.
public class EverythingWrong {
    static int counter = 1;

    @Nullable ObjectMapper jackson;
    @Nullable JSONObject json;
    @Nullable Region amazon;
    @Nullable Node javaFx;
    @Nullable Tile tile;
    @Nullable SeesFleet down;
    @Nullable Wiring up;

    void act() {
        new Thread(() -> System.out.println(counter)).start();
        Platform.runLater(() -> counter++);
    }
}
