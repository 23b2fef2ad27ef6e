package dev.cordon.range.blob;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/** An XML answer being written from top to bottom. */
final class Xml {
    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter writer;

    Xml(String root) {
        try {
            writer = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            text.write("<?xml version=\"1.0\" encoding=\"utf-8\"?>");
            writer.writeStartElement(root);
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException("XML cannot be written", impossible);
        }
    }

    Xml open(String name) {
        return write(() -> writer.writeStartElement(name));
    }

    Xml attribute(String name, String value) {
        return write(() -> writer.writeAttribute(name, value));
    }

    Xml close() {
        return write(writer::writeEndElement);
    }

    /** An element with text; left out where there is none. */
    Xml text(String name, @Nullable Object value) {
        if (value == null) {
            return this;
        }
        return write(() -> {
            writer.writeStartElement(name);
            writer.writeCharacters(value.toString());
            writer.writeEndElement();
        });
    }

    Xml empty(String name) {
        return write(() -> writer.writeEmptyElement(name));
    }

    String finish() {
        write(writer::writeEndDocument);
        return text.toString();
    }

    private Xml write(Step step) {
        try {
            step.write();
            return this;
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException("XML cannot be written", impossible);
        }
    }

    private interface Step {
        void write() throws XMLStreamException;
    }
}
