package org.taizhang.api.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** A drawing as PNG: its letters are the font's outlines, so that no font of the machine is asked. */
final class Picture {
    private static final int SCALE = 3;

    private final Graphics2D graphics;
    private final Glyphs glyphs;

    private Picture(Graphics2D graphics, Glyphs glyphs) {
        this.graphics = graphics;
        this.glyphs = glyphs;
    }

    static byte[] png(Drawing drawing) {
        var image = new BufferedImage(
                Math.round(drawing.width() * SCALE), Math.round(drawing.height() * SCALE), BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
        graphics.scale(SCALE, SCALE);
        var picture = new Picture(graphics, drawing.glyphs());
        drawing.marks().forEach(picture::draw);
        graphics.dispose();
        return encoded(image);
    }

    private static byte[] encoded(BufferedImage image) {
        var bytes = new ByteArrayOutputStream();
        var writer = ImageIO.getImageWritersByFormatName("png").next();
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(image);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private void draw(Drawing.Mark mark) {
        switch (mark) {
            case Drawing.Box b -> {
                graphics.setColor(new Color(b.colour()));
                graphics.fill(new Rectangle2D.Float(b.x(), b.y(), b.width(), b.height()));
            }
            case Drawing.Line l -> {
                graphics.setColor(new Color(l.colour()));
                graphics.setStroke(new BasicStroke(l.thickness(), BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
                graphics.draw(path(l.points()));
            }
            case Drawing.Area a -> {
                graphics.setColor(new Color(a.colour()));
                var path = path(a.points());
                path.closePath();
                graphics.fill(path);
            }
            case Drawing.Words w -> write(w);
        }
    }

    private static Path2D.Float path(List<Float> points) {
        var path = new Path2D.Float();
        path.moveTo(points.get(0), points.get(1));
        for (int i = 2; i < points.size(); i += 2) path.lineTo(points.get(i), points.get(i + 1));
        return path;
    }

    private void write(Drawing.Words words) {
        graphics.setColor(new Color(words.colour()));
        graphics.setStroke(new BasicStroke(words.size() * Pages.BOLD));
        var scale = words.size() / glyphs.unitsPerEm();
        var x = words.x();
        for (var character : words.text().codePoints().toArray()) {
            var outline = glyphs.outline(character);
            if (outline != null) {
                var place = new AffineTransform(scale, 0, 0, -scale, x, words.y());
                var letter = place.createTransformedShape(outline);
                graphics.fill(letter);
                if (words.bold()) graphics.draw(letter);
            }
            x += glyphs.width(Character.toString(character), words.size());
        }
    }
}
