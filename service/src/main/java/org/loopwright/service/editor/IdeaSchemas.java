package org.loopwright.service.editor;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.loopwright.service.WholeFile;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The list of schemas of IntelliJ and its relatives. What is there stays. */
final class IdeaSchemas {
  private static final String FILE = ".idea/jsonSchemas.xml";
  private static final String COMPONENT = "JsonSchemaMappingsProjectConfiguration";
  private static final String PREFIX = "Loopwright ";

  private final Document document;

  private IdeaSchemas(Document document) {
    this.document = document;
  }

  static List<String> add(Path project, Map<String, List<String>> files) throws IOException {
    Path file = project.resolve(FILE);
    try {
      IdeaSchemas schemas = new IdeaSchemas(read(file));
      Element map = schemas.map();
      Set<String> known = schemas.names(map);
      List<String> added = new ArrayList<>();
      files.forEach(
          (schema, patterns) -> {
            if (!known.contains(PREFIX + schema)) {
              map.appendChild(schemas.entry(schema, patterns));
              added.add(schema);
            }
          });
      if (added.isEmpty()) {
        return List.of(FILE + ": nothing to add");
      }
      WholeFile.write(file, schemas.text());
      return List.of(FILE + ": names " + String.join(", ", added));
    } catch (SAXException | ParserConfigurationException | TransformerException unreadable) {
      return List.of(FILE + ": left as it is, as it cannot be read: " + unreadable.getMessage());
    }
  }

  private static Document read(Path file)
      throws IOException, SAXException, ParserConfigurationException {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    DocumentBuilder builder = factory.newDocumentBuilder();
    builder.setErrorHandler(null); // it prints
    if (!Files.exists(file)) {
      return builder.newDocument();
    }
    try (var in = Files.newInputStream(file)) {
      return builder.parse(in);
    }
  }

  /** The map of schemas, made where it is missing. */
  private Element map() {
    Element root = document.getDocumentElement();
    if (root == null) {
      root = document.createElement("project");
      root.setAttribute("version", "4");
      document.appendChild(root);
    }
    Element component = null;
    NodeList components = root.getElementsByTagName("component");
    for (int i = 0; i < components.getLength(); i++) {
      if (components.item(i) instanceof Element each
          && each.getAttribute("name").equals(COMPONENT)) {
        component = each;
      }
    }
    if (component == null) {
      component = child(root, "component", "name", COMPONENT);
    }
    return inside(inside(component, "state"), "map");
  }

  private Element inside(Element parent, String name) {
    return parent.getElementsByTagName(name).item(0) instanceof Element there
        ? there
        : child(parent, name);
  }

  private Set<String> names(Element map) {
    Set<String> names = new LinkedHashSet<>();
    NodeList entries = map.getElementsByTagName("entry");
    for (int i = 0; i < entries.getLength(); i++) {
      names.add(((Element) entries.item(i)).getAttribute("key"));
    }
    return names;
  }

  private Element entry(String schema, List<String> patterns) {
    Element entry = document.createElement("entry");
    entry.setAttribute("key", PREFIX + schema);
    Element about = child(child(entry, "value"), "SchemaInfo");
    child(about, "option", "name", "name", "value", PREFIX + schema);
    child(about, "option", "name", "relativePathToSchema", "value", SchemaFolder.path(schema));
    child(about, "option", "name", "schemaVersion", "value", "JSON Schema version 2020-12");
    Element list = child(child(about, "option", "name", "patterns"), "list");
    for (String pattern : patterns) {
      Element item = child(list, "Item");
      boolean isPattern = pattern.indexOf('*') >= 0;
      if (isPattern) {
        child(item, "option", "name", "pattern", "value", "true");
      }
      child(item, "option", "name", "path", "value", pattern);
      if (isPattern) {
        child(item, "option", "name", "mappingKind", "value", "Pattern");
      }
    }
    return entry;
  }

  /** A new element, with attributes as names and values in turn. */
  private Element child(Element parent, String name, String... attributes) {
    Element child = document.createElement(name);
    for (int i = 0; i < attributes.length; i += 2) {
      child.setAttribute(attributes[i], attributes[i + 1]);
    }
    parent.appendChild(child);
    return child;
  }

  private String text() throws TransformerException {
    TransformerFactory factory = TransformerFactory.newInstance();
    factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
    factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_STYLESHEET, "");
    Transformer transformer = factory.newTransformer();
    transformer.setOutputProperty(OutputKeys.INDENT, "yes");
    transformer.setOutputProperty("{http://xml.apache.org/xslt}indent-amount", "2");
    StringWriter text = new StringWriter();
    document.setXmlStandalone(true);
    transformer.transform(new DOMSource(document), new StreamResult(text));
    return text.toString();
  }
}
