package io.signalbox.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;

class PictureDiffTest {

    @Test
    void seesALineOfTextThatIsMissingAndNoSlightNoise() {
        BufferedImage picture = picture(true, 0);
        assertThat(PictureDiff.differing(picture, picture(true, 3))).isZero();
        assertThat(PictureDiff.differing(picture, picture(false, 0))).isBetween(0.02, 0.2);
        assertThat(PictureDiff.differing(picture, PictureDiff.halved(picture))).isEqualTo(1);
    }

    private static BufferedImage picture(boolean line, int noise) {
        BufferedImage picture = new BufferedImage(320, 160, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = picture.createGraphics();
        g.setColor(new Color(20 + noise, 24 + noise, 30 + noise));
        g.fillRect(0, 0, 320, 160);
        if (line) {
            g.setColor(Color.WHITE);
            g.fillRect(16, 80, 200, 8);
        }
        g.dispose();
        return picture;
    }
}
