package io.signalbox.app.desktop;

import java.util.List;
import java.util.Map;
import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.annotations.DBusMemberName;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;
import org.jspecify.annotations.Nullable;

/// Notifications of a free desktop, by its own protocol: GNOME has no tray any more, and others need
/// not have one. Confined to one thread.
///
/// @see <a href="https://specifications.freedesktop.org/notification-spec/latest/">Desktop
///     Notifications Specification</a>
final class BusNotifications implements AutoCloseable {
    private static final int AS_THE_DESKTOP_LIKES = -1;

    /// What the specification names, as far as it is called here.
    @DBusInterfaceName("org.freedesktop.Notifications")
    public interface Service extends DBusInterface {

        @DBusMemberName("GetCapabilities")
        List<String> capabilities();

        /// @param replaces 0: none
        /// @param expireMillis -1: as the desktop likes
        /// @return its number
        @DBusMemberName("Notify")
        UInt32 show(
                String application,
                UInt32 replaces,
                String icon,
                String summary,
                String body,
                List<String> actions,
                Map<String, Variant<?>> hints,
                int expireMillis);
    }

    /// A connection to the bus.
    interface Bus {
        boolean connected();

        Service service() throws DBusException;

        void close();
    }

    /// Where a connection comes from.
    interface Opening {
        Bus open() throws DBusException;
    }

    private record SessionBus(DBusConnection connection) implements Bus {
        static SessionBus open() throws DBusException {
            return new SessionBus(DBusConnectionBuilder.forSessionBus().withShared(false).build());
        }

        @Override
        public boolean connected() {
            return connection.isConnected();
        }

        @Override
        public Service service() throws DBusException {
            return connection.getRemoteObject(
                    "org.freedesktop.Notifications",
                    "/org/freedesktop/Notifications",
                    Service.class);
        }

        @Override
        public void close() {
            connection.disconnect();
        }
    }

    private final Opening opening;

    // Kept open: some desktops take a notification away when its sender leaves the bus.
    private @Nullable Bus bus;

    /// On the session bus.
    BusNotifications() {
        this(SessionBus::open);
    }

    BusNotifications(Opening opening) {
        this.opening = opening;
    }

    /// Blocks until the desktop took it.
    ///
    /// @throws DBusException when there is no session bus
    /// @throws RuntimeException when nobody on it shows notifications
    void show(String summary, String sentence) throws DBusException {
        try {
            Service service = connected().service();
            boolean markup = service.capabilities().contains("body-markup");
            service.show(
                    "Signalbox",
                    new UInt32(0),
                    "dialog-warning",
                    summary,
                    markup ? escaped(sentence) : sentence,
                    List.of(),
                    Map.of(),
                    AS_THE_DESKTOP_LIKES);
        } catch (DBusException | RuntimeException e) {
            close();
            throw e;
        }
    }

    private Bus connected() throws DBusException {
        Bus open = bus;
        if (open == null || !open.connected()) {
            open = opening.open();
            bus = open;
        }
        return open;
    }

    private static String escaped(String sentence) {
        return sentence.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    @Override
    public void close() {
        if (bus != null) {
            bus.close();
            bus = null;
        }
    }
}
