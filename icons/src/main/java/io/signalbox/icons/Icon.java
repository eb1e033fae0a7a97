package io.signalbox.icons;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// The icons of Signalbox: line drawings on a 24 × 24 grid, one path each, stroke 1.75 with round
/// caps and joins, no fill.
///
/// The SVG files beside this class are what is drawn; this enum only reads them, so a changed file is
/// a changed icon.
public enum Icon {
    OVERVIEW,
    SERVERS,
    CLIENTS,
    ROOMS,
    EVENTS,
    SCALING,
    TRAFFIC,
    STACKS,
    JOURNAL,
    SIGNALBOX,
    WARNING,
    SEARCH,
    COPY,
    CLOSE,
    PLUS,
    MINUS,
    THEME,
    CHECK,
    CHEVRON_RIGHT,
    LOCK,
    BELL,
    ENVIRONMENTS,
    HELP;

    private final String path = readPath();

    /// The outline in SVG path syntax, for `SVGPath.setContent`.
    public String path() {
        return path;
    }

    /// Name of the SVG file, relative to this class.
    public String fileName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-') + ".svg";
    }

    private String readPath() {
        try (InputStream in = Icon.class.getResourceAsStream(fileName())) {
            if (in == null) {
                throw new IllegalStateException("icon file missing: " + fileName());
            }
            return firstPath(in);
        } catch (IOException e) {
            throw new UncheckedIOException("icon file unreadable: " + fileName(), e);
        } catch (XMLStreamException e) {
            throw new IllegalStateException("icon file is not SVG: " + fileName(), e);
        }
    }

    private String firstPath(InputStream in) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        XMLStreamReader reader = factory.createXMLStreamReader(in);
        try {
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.START_ELEMENT
                        && reader.getLocalName().equals("path")) {
                    return reader.getAttributeValue(null, "d");
                }
            }
        } finally {
            reader.close();
        }
        throw new IllegalStateException("icon file has no path: " + fileName());
    }
}
