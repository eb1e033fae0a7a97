package io.signalbox.ui.kit;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;

/// Compares pictures as a person would from two metres: in blocks of eight by eight pixels at half the
/// size, so that how a machine smooths its letters does not count, and a row that moved, a label that
/// is cut or a colour that changed does.
public final class PictureDiff {
    private static final int BLOCK = 8;
    private static final double VISIBLE = 14;

    private PictureDiff() {}

    /// Half as wide and high, as it is stored.
    public static BufferedImage halved(BufferedImage picture) {
        BufferedImage half =
                new BufferedImage(
                        picture.getWidth() / 2,
                        picture.getHeight() / 2,
                        BufferedImage.TYPE_INT_RGB);
        Graphics2D g = half.createGraphics();
        g.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        g.drawImage(picture, 0, 0, half.getWidth(), half.getHeight(), null);
        g.dispose();
        return half;
    }

    /// The share of blocks that differ visibly, 0..1; 1 for pictures of different sizes.
    public static double differing(BufferedImage one, BufferedImage other) {
        if (one.getWidth() != other.getWidth() || one.getHeight() != other.getHeight()) {
            return 1;
        }
        int blocks = 0;
        int different = 0;
        for (int y = 0; y + BLOCK <= one.getHeight(); y += BLOCK) {
            for (int x = 0; x + BLOCK <= one.getWidth(); x += BLOCK) {
                blocks++;
                different += distance(one, other, x, y) > VISIBLE ? 1 : 0;
            }
        }
        return blocks == 0 ? 0 : (double) different / blocks;
    }

    /// Between the mean colours of one block, 0..255 a channel, the largest.
    private static double distance(BufferedImage one, BufferedImage other, int x, int y) {
        double most = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            double sum = 0;
            for (int dy = 0; dy < BLOCK; dy++) {
                for (int dx = 0; dx < BLOCK; dx++) {
                    sum +=
                            (one.getRGB(x + dx, y + dy) >> shift & 0xff)
                                    - (other.getRGB(x + dx, y + dy) >> shift & 0xff);
                }
            }
            most = Math.max(most, Math.abs(sum) / (BLOCK * BLOCK));
        }
        return most;
    }
}
