package dev.corpusmill.index.parse.ocr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.corpusmill.index.parse.ocr.RecognizedText.Area;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DeskewTest {
    @Test
    void a_page_that_was_scanned_askew_is_level_once_it_is_turned_back() {
        for (double degrees : new double[] {-4, -1.5, 0.4, 3}) {
            BufferedImage askew = Deskew.turned(page(false), degrees);
            assertThat(Deskew.degrees(askew)).isCloseTo(degrees, within(0.15));
            assertThat(Deskew.degrees(Deskew.turned(askew, -Deskew.degrees(askew))))
                    .isZero();
        }
    }

    @Test
    void level_pages_pages_that_lie_on_their_side_and_empty_ones_stay_as_they_are() {
        assertThat(Deskew.degrees(page(false))).isZero();
        assertThat(Deskew.degrees(page(true))).isZero();
        assertThat(Deskew.degrees(new BufferedImage(40, 30, BufferedImage.TYPE_BYTE_GRAY)))
                .isZero();
        assertThat(Deskew.degrees(GreyPicture.of(new BufferedImage(1, 1, BufferedImage.TYPE_INT_ARGB))))
                .isZero();
    }

    @Test
    void the_area_of_a_text_is_where_it_stands_on_the_page_as_it_was_scanned() {
        Area found = new Area(100, 100, 700, 140).turned(2, 800, 1_000);
        assertThat(found.left()).isBetween(110, 116);
        assertThat(found.top()).isBetween(88, 92);
        assertThat(found.right()).isBetween(712, 717);
        assertThat(found.bottom()).isBetween(149, 154);
        assertThat(new Area(0, 0, 800, 1_000).turned(-3, 800, 1_000)).isEqualTo(new Area(0, 0, 800, 1_000));
    }

    /** Lines of words as dark boxes of any width; on its side they run downwards. */
    private static BufferedImage page(boolean onItsSide) {
        BufferedImage page = new BufferedImage(800, 800, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D graphics = page.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, 800, 800);
        graphics.setColor(Color.BLACK);
        Random random = new Random(5);
        for (int y = 100; y < 700; y += 30) {
            for (int x = 100; x < 680; ) {
                int width = 15 + random.nextInt(60);
                graphics.fillRect(onItsSide ? y : x, onItsSide ? x : y, onItsSide ? 14 : width, onItsSide ? width : 14);
                x += width + 8;
            }
        }
        graphics.dispose();
        return page;
    }
}
