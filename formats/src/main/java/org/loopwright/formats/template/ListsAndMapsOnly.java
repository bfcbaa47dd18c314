package org.loopwright.formats.template;

import com.hubspot.jinjava.interpret.JinjavaInterpreter;
import com.hubspot.jinjava.lib.exptest.ExpTest;
import com.hubspot.jinjava.lib.filter.Filter;
import com.hubspot.jinjava.util.ForLoop;
import java.beans.FeatureDescriptor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import jinjava.javax.el.ELContext;
import jinjava.javax.el.ELResolver;

/**
 * What expressions of templates may look into: lists by number, maps by key, the state of a loop;
 * and what they may call: filters, tests, and the three views of a map. There is no way to the
 * members of any other object.
 */
final class ListsAndMapsOnly extends ELResolver {
  @Override
  public Object getValue(ELContext context, Object base, Object property) {
    context.setPropertyResolved(true);
    String key = String.valueOf(property);
    if (base instanceof Map<?, ?> map) {
      return map.get(key);
    }
    if (base instanceof List<?> list) {
      return item(list, key);
    }
    return base instanceof ForLoop loop ? state(loop, key) : null;
  }

  private static Object item(List<?> list, String key) {
    if (!key.matches("-?\\d{1,6}")) {
      return null;
    }
    int index = Integer.parseInt(key);
    int at = index < 0 ? list.size() + index : index;
    return at >= 0 && at < list.size() ? list.get(at) : null;
  }

  private static Object state(ForLoop loop, String key) {
    return switch (key) {
      case "index" -> loop.getIndex();
      case "index0" -> loop.getIndex0();
      case "length" -> loop.getLength();
      case "first" -> loop.isFirst();
      case "last" -> loop.isLast();
      case "revindex" -> loop.getRevindex();
      case "revindex0" -> loop.getRevindex0();
      default -> null;
    };
  }

  @Override
  public Object invoke(
      ELContext context, Object base, Object method, Class<?>[] types, Object[] given) {
    BoundedWork.requireWanted();
    context.setPropertyResolved(true);
    String name = String.valueOf(method);
    if (base instanceof Filter filter && name.equals("filter")) {
      return filter(filter, given);
    }
    if (base instanceof ExpTest test && name.startsWith("evaluate")) {
      Object[] rest = given.length > 2 ? Arrays.copyOfRange(given, 2, given.length) : new Object[0];
      boolean holds = test.evaluate(given[0], (JinjavaInterpreter) given[1], flat(rest));
      return name.equals("evaluateNegated") != holds;
    }
    if (base instanceof Map<?, ?> map && given.length == 0) {
      switch (name) {
        case "items" -> {
          return new ArrayList<Object>(map.entrySet());
        }
        case "keys" -> {
          return new ArrayList<Object>(map.keySet());
        }
        case "values" -> {
          return new ArrayList<Object>(map.values());
        }
        default -> {}
      }
    }
    throw new TemplateRefusedException("'" + name + "' cannot be called");
  }

  private static Object[] flat(Object[] given) {
    return given.length == 1 && given[0] instanceof Object[] inner ? inner : given;
  }

  @SuppressWarnings("unchecked")
  private static Object filter(Filter filter, Object[] given) {
    return filter.filter(
        given[0],
        (JinjavaInterpreter) given[1],
        (Object[]) given[2],
        (Map<String, Object>) given[3]);
  }

  @Override
  public Class<?> getType(ELContext context, Object base, Object property) {
    return Object.class;
  }

  @Override
  public void setValue(ELContext context, Object base, Object property, Object value) {
    throw new TemplateRefusedException("values inside of others cannot be set");
  }

  @Override
  public boolean isReadOnly(ELContext context, Object base, Object property) {
    return true;
  }

  @Override
  public Iterator<FeatureDescriptor> getFeatureDescriptors(ELContext context, Object base) {
    return Collections.emptyIterator();
  }

  @Override
  public Class<?> getCommonPropertyType(ELContext context, Object base) {
    return Object.class;
  }
}
