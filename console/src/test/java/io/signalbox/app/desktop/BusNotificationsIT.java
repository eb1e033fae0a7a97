package io.signalbox.app.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.freedesktop.dbus.bin.EmbeddedDBusDaemon;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// On a bus of its own, so that no desktop is needed and none is disturbed.
class BusNotificationsIT {

    @TempDir Path folder;

    private final Queue<List<String>> shown = new ConcurrentLinkedQueue<>();
    private final List<AutoCloseable> open = new ArrayList<>();
    private String address = "";

    @BeforeEach
    void start() throws Exception {
        String wanted = "unix:path=" + folder.resolve("bus");
        var daemon = new EmbeddedDBusDaemon(wanted + ",listen=true");
        open.add(daemon);
        daemon.startInBackgroundAndWait(20_000);
        address = wanted;
    }

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable one : open.reversed()) {
            one.close();
        }
    }

    @Test
    void reachesTheServiceOfTheDesktop() throws Exception {
        serve(List.of("body"));
        try (var notifications = new BusNotifications(this::connect)) {
            notifications.show("Signalbox: lab", "1 < 2 & more");
            notifications.show("Signalbox: lab", "again");
        }

        assertThat(shown)
                .containsExactly(
                        List.of("Signalbox", "Signalbox: lab", "1 < 2 & more"),
                        List.of("Signalbox", "Signalbox: lab", "again"));
    }

    @Test
    void escapesForAServiceThatReadsMarkup() throws Exception {
        serve(List.of("body", "body-markup"));
        try (var notifications = new BusNotifications(this::connect)) {
            notifications.show("Signalbox: lab", "1 < 2 & more");
        }

        assertThat(shown)
                .containsExactly(List.of("Signalbox", "Signalbox: lab", "1 &lt; 2 &amp; more"));
    }

    @Test
    void failsWhereNobodyShowsNotificationsAndWorksOnceSomebodyDoes() throws Exception {
        try (var notifications = new BusNotifications(this::connect)) {
            assertThatThrownBy(() -> notifications.show("Signalbox: lab", "lost"))
                    .isInstanceOf(Exception.class);
            serve(List.of());
            notifications.show("Signalbox: lab", "found");
        }

        assertThat(shown).extracting(List::getLast).containsExactly("found");
    }

    private DBusConnection connect() throws DBusException {
        return DBusConnectionBuilder.forAddress(address).withShared(false).build();
    }

    private void serve(List<String> capabilities) throws DBusException {
        DBusConnection desktop = connect();
        open.add(desktop);
        desktop.exportObject("/org/freedesktop/Notifications", new Desktop(capabilities));
        desktop.requestBusName("org.freedesktop.Notifications");
    }

    /// Called on the bus's threads.
    private final class Desktop implements BusNotifications.Service {
        private final List<String> capabilities;

        private Desktop(List<String> capabilities) {
            this.capabilities = capabilities;
        }

        @Override
        public List<String> capabilities() {
            return capabilities;
        }

        @Override
        public UInt32 show(
                String application,
                UInt32 replaces,
                String icon,
                String summary,
                String body,
                List<String> actions,
                Map<String, Variant<?>> hints,
                int expireMillis) {
            shown.add(List.of(application, summary, body));
            return new UInt32(shown.size());
        }

        @Override
        public String getObjectPath() {
            return "/org/freedesktop/Notifications";
        }
    }
}
