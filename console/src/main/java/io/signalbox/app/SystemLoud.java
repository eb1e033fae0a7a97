package io.signalbox.app;

import java.awt.AWTException;
import java.awt.GraphicsEnvironment;
import java.awt.SystemTray;
import java.awt.TrayIcon;
import java.awt.image.BufferedImage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.Clip;
import javax.sound.sampled.LineEvent;
import javax.sound.sampled.LineUnavailableException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The tray of the desktop and its loudspeaker. AWT and the sound system are loaded with the first
/// use, on a thread of their own; where they are missing nothing happens, which is logged once.
final class SystemLoud implements Loud, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SystemLoud.class);
    private static final int RATE = 22_050;
    private static final int MILLIS = 260;
    private static final double HERTZ = 660;
    private static final int QUEUED = 4;

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

    // Below: touched on that thread only.
    private @Nullable TrayIcon icon;
    private boolean noTray;
    private boolean noSound;

    @Override
    public void desktop(String title, String sentence) {
        thread.execute(() -> show(title, sentence));
    }

    @Override
    public void sound() {
        thread.execute(this::chime);
    }

    private void show(String title, String sentence) {
        if (noTray) {
            return;
        }
        try {
            TrayIcon shown = icon == null ? tray() : icon;
            icon = shown;
            if (shown != null) {
                shown.displayMessage("Signalbox: " + title, sentence, TrayIcon.MessageType.WARNING);
            }
        } catch (AWTException | RuntimeException | LinkageError e) {
            // The boundary to the desktop: a part that is missing there shows as any of these.
            noTray = true;
            LOG.info("no desktop notifications: {}", e.toString());
        }
    }

    private @Nullable TrayIcon tray() throws AWTException {
        if (GraphicsEnvironment.isHeadless() || !SystemTray.isSupported()) {
            noTray = true;
            LOG.info("no desktop notifications: this desktop has no tray");
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
        if (noSound) {
            return;
        }
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
        } catch (LineUnavailableException | RuntimeException | LinkageError e) {
            // The boundary to the sound system, as above.
            noSound = true;
            LOG.info("no sound: {}", e.toString());
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
                });
        thread.shutdown();
    }
}
