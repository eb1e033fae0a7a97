package io.signalbox.app.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;
import org.junit.jupiter.api.Test;

class BusNotificationsTest {

    private final Desktop desktop = new Desktop();
    private final BusNotifications notifications = new BusNotifications(desktop::connect);

    @Test
    void showsEachOverTheSameConnection() throws DBusException {
        notifications.show("Signalbox: lab", "1 < 2 & more");
        notifications.show("Signalbox: lab", "again");

        assertThat(desktop.shown)
                .containsExactly("Signalbox: lab: 1 < 2 & more", "Signalbox: lab: again");
        assertThat(desktop.connections).isEqualTo(1);
        notifications.close();
        assertThat(desktop.open).isZero();
    }

    @Test
    void escapesForAServiceThatReadsMarkup() throws DBusException {
        desktop.capabilities = List.of("body", "body-markup");
        notifications.show("Signalbox: lab", "1 < 2 & more");

        assertThat(desktop.shown).containsExactly("Signalbox: lab: 1 &lt; 2 &amp; more");
    }

    @Test
    void failsWhereNobodyShowsNotificationsAndWorksOnceSomebodyDoes() throws DBusException {
        desktop.there = false;
        assertThatThrownBy(() -> notifications.show("Signalbox: lab", "lost"))
                .hasMessage("nobody there");
        assertThat(desktop.open).as("connections left").isZero();

        desktop.there = true;
        notifications.show("Signalbox: lab", "found");
        assertThat(desktop.shown).containsExactly("Signalbox: lab: found");
    }

    /// The bus of a desktop and its service.
    private static final class Desktop implements BusNotifications.Service {
        private final List<String> shown = new ArrayList<>();
        private List<String> capabilities = List.of("body");
        private boolean there = true;
        private int connections;
        private int open;

        BusNotifications.Bus connect() {
            connections++;
            open++;
            return new BusNotifications.Bus() {
                @Override
                public boolean connected() {
                    return true;
                }

                @Override
                public BusNotifications.Service service() {
                    return Desktop.this;
                }

                @Override
                public void close() {
                    open--;
                }
            };
        }

        @Override
        public List<String> capabilities() {
            if (!there) {
                throw new IllegalStateException("nobody there");
            }
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
            shown.add(summary + ": " + body);
            return new UInt32(shown.size());
        }

        @Override
        public String getObjectPath() {
            return "/org/freedesktop/Notifications";
        }
    }
}
