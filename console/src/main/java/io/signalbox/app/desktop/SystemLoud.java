package io.signalbox.app.desktop;

import java.awt.AWTException;
import java.awt.GraphicsEnvironment;
import java.awt.SystemTray;
import java.awt.TrayIcon;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.Clip;
import javax.sound.sampled.LineEvent;
import javax.sound.sampled.LineUnavailableException;
import org.freedesktop.dbus.exceptions.DBusException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The notifications of the desktop and its loudspeaker: on a free desktop by its bus, elsewhere and
/// where nobody answers there by the tray. Bus, AWT and the sound system are loaded with the first
/// use, on a thread of their own; where they are missing nothing happens, which is logged once and
/// can be asked for.
public final class SystemLoud implements Loud, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SystemLoud.class);
    private static final int RATE = 22_050;
    private static final int MILLIS = 260;
    private static final double HERTZ = 660;
    private static final int QUEUED = 4;
    private static final String NO_DESKTOP =
            "This desktop shows no notifications: it has neither a notification service nor a tray";
    private static final String NO_SOUND = "No sound can be played here";

    // More than a few at once say nothing more; they are in the list of notices.
    private final ExecutorService thread =
            new ThreadPoolExecutor(
                    0,
                    1,
                    10,
                    TimeUnit.SECONDS,
                    new LinkedBlockingQueue<>(QUEUED),
                    Thread.ofPlatform().daemon().name("notices").factory(),
                    new ThreadPoolExecutor.DiscardPolicy());

    private volatile boolean noDesktop;
    private volatile boolean noSound;

    // Below: touched on that thread only.
    private final BusNotifications bus = new BusNotifications();
    private @Nullable TrayIcon icon;

    @Override
    public void desktop(String title, String sentence) {
        thread.execute(() -> show("Signalbox: " + title, sentence));
    }

    @Override
    public void sound() {
        thread.execute(this::chime);
    }

    @Override
    public List<String> missing() {
        return Stream.of(noDesktop ? NO_DESKTOP : "", noSound ? NO_SOUND : "")
                .filter(sentence -> !sentence.isEmpty())
                .toList();
    }

    /// The service of a desktop may come and go, so it is asked each time.
    private void show(String title, String sentence) {
        boolean shown = onBus(title, sentence) || inTray(title, sentence);
        if (!shown && !noDesktop) {
            LOG.info("{}", NO_DESKTOP);
        }
        noDesktop = !shown;
    }

    private boolean onBus(String title, String sentence) {
        if (!System.getProperty("os.name", "").startsWith("Linux")) {
            return false;
        }
        try {
            bus.show(title, sentence);
            return true;
        } catch (DBusException | RuntimeException | LinkageError e) {
            // The boundary to the desktop: a part that is missing there shows as any of these.
            LOG.debug("no notification service: {}", e.toString());
            return false;
        }
    }

    private boolean inTray(String title, String sentence) {
        try {
            TrayIcon shown = icon == null ? tray() : icon;
            icon = shown;
            if (shown != null) {
                shown.displayMessage(title, sentence, TrayIcon.MessageType.WARNING);
            }
            return shown != null;
        } catch (AWTException | RuntimeException | LinkageError e) {
            // The same boundary.
            LOG.debug("no tray: {}", e.toString());
            return false;
        }
    }

    private static @Nullable TrayIcon tray() throws AWTException {
        if (GraphicsEnvironment.isHeadless() || !SystemTray.isSupported()) {
            return null;
        }
        BufferedImage dot = new BufferedImage(16, 16, BufferedImage.TYPE_INT_ARGB);
        java.awt.Graphics2D graphics = dot.createGraphics();
        graphics.fillOval(2, 2, 12, 12);
        graphics.dispose();
        TrayIcon made = new TrayIcon(dot, "Signalbox");
        made.setImageAutoSize(true);
        SystemTray.getSystemTray().add(made);
        return made;
    }

    private void chime() {
        try {
            AudioFormat format = new AudioFormat(RATE, 8, 1, true, false);
            Clip clip = AudioSystem.getClip();
            byte[] wave = wave();
            clip.open(format, wave, 0, wave.length);
            clip.addLineListener(
                    event -> {
                        if (LineEvent.Type.STOP.equals(event.getType())) {
                            clip.close();
                        }
                    });
            clip.start();
            noSound = false;
        } catch (LineUnavailableException | RuntimeException | LinkageError e) {
            // The boundary to the sound system, as above.
            if (!noSound) {
                LOG.info("no sound: {}", e.toString());
            }
            noSound = true;
        }
    }

    /// A soft tone that fades.
    private static byte[] wave() {
        byte[] wave = new byte[RATE * MILLIS / 1000];
        for (int i = 0; i < wave.length; i++) {
            double fade = 1 - (double) i / wave.length;
            wave[i] = (byte) (60 * fade * fade * Math.sin(2 * Math.PI * HERTZ * i / RATE));
        }
        return wave;
    }

    @Override
    public void close() {
        thread.execute(
                () -> {
                    if (icon != null) {
                        SystemTray.getSystemTray().remove(icon);
                        icon = null;
                    }
                    bus.close();
                });
        thread.shutdown();
    }
}
