package dev.cordon.range.blob;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** An element of an XML request body. */
record XmlBody(Element element) {
    /** Reads a body; document types and external entities are refused. */
    static XmlBody parse(String text) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            String withoutMark = text.startsWith("\uFEFF") ? text.substring(1) : text;
            return new XmlBody(builder.parse(new InputSource(new StringReader(withoutMark)))
                    .getDocumentElement());
        } catch (SAXException malformed) {
            throw StorageError.invalidXml();
        } catch (ParserConfigurationException | IOException impossible) {
            throw new IllegalStateException("This JVM cannot read XML", impossible);
        }
    }

    String name() {
        return element.getTagName();
    }

    String text() {
        return element.getTextContent();
    }

    List<XmlBody> children() {
        List<XmlBody> children = new ArrayList<>();
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child) {
                children.add(new XmlBody(child));
            }
        }
        return children;
    }

    Optional<XmlBody> child(String name) {
        return children().stream().filter(child -> child.name().equals(name)).findFirst();
    }

    Optional<String> textOf(String name) {
        return child(name).map(XmlBody::text);
    }
}
