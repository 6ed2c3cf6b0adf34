// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.raster;

import java.io.StringReader;
import java.util.HashMap;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Scale and offset of each band as GDAL writes them (tag 42112): {@code <Item name="SCALE"
 * sample="0" role="scale">0.0001</Item>}.
 *
 * @param factors by band, from 0
 * @param offsets by band, from 0
 */
record GdalMetadata(Map<Integer, Double> factors, Map<Integer, Double> offsets) {
  static final GdalMetadata NONE = new GdalMetadata(Map.of(), Map.of());

  GdalMetadata {
    factors = Map.copyOf(factors);
    offsets = Map.copyOf(offsets);
  }

  Scale scale(int band) {
    return new Scale(factors.getOrDefault(band, 1.0), offsets.getOrDefault(band, 0.0));
  }

  /**
   * Reads the tag.
   *
   * @throws XMLStreamException where it is no XML
   * @throws NumberFormatException where a number is none
   */
  static GdalMetadata read(String xml) throws XMLStreamException {
    XMLInputFactory factory = XMLInputFactory.newFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    Map<String, Map<Integer, Double>> byRole =
        Map.of("scale", new HashMap<>(), "offset", new HashMap<>());
    XMLStreamReader items = factory.createXMLStreamReader(new StringReader(xml.strip()));
    while (items.hasNext()) {
      if (items.next() == XMLStreamConstants.START_ELEMENT && items.getLocalName().equals("Item")) {
        String role = items.getAttributeValue(null, "role");
        String sample = items.getAttributeValue(null, "sample");
        if (role != null && byRole.containsKey(role) && sample != null) {
          byRole
              .get(role)
              .put(Integer.parseInt(sample), Double.parseDouble(items.getElementText().strip()));
        }
      }
    }
    return new GdalMetadata(byRole.get("scale"), byRole.get("offset"));
  }
}
