package org.loopwright.conformance;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Groups of top-level classes that all depend on each other: the strongly connected components of
 * the class graph with more than one member (Tarjan 1972). Nested classes count as their outermost
 * one.
 */
final class ClassCycles {
  private final Map<String, Set<String>> uses = new TreeMap<>();
  private final Map<String, Integer> number = new HashMap<>();
  private final Map<String, Integer> lowest = new HashMap<>();
  private final Deque<String> open = new ArrayDeque<>();
  private final Set<String> isOpen = new HashSet<>();
  private final List<Set<String>> cycles = new ArrayList<>();

  private ClassCycles(JavaClasses classes) {
    for (JavaClass type : classes) {
      for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
        String from = outermost(type.getName());
        String to = outermost(dependency.getTargetClass().getBaseComponentType().getName());
        if (!from.equals(to) && to.startsWith("org.loopwright.")) {
          uses.computeIfAbsent(from, name -> new TreeSet<>()).add(to);
        }
      }
    }
  }

  /** The cycles among {@code classes}, each as the sorted names of its members. */
  static List<Set<String>> of(JavaClasses classes) {
    ClassCycles search = new ClassCycles(classes);
    for (String name : search.uses.keySet()) {
      if (!search.number.containsKey(name)) {
        search.visit(name);
      }
    }
    return search.cycles;
  }

  private void visit(String name) {
    number.put(name, number.size());
    lowest.put(name, number.get(name));
    open.push(name);
    isOpen.add(name);
    for (String used : uses.getOrDefault(name, Set.of())) {
      if (!number.containsKey(used)) {
        visit(used);
        lowest.merge(name, lowest.get(used), Math::min);
      } else if (isOpen.contains(used)) {
        lowest.merge(name, number.get(used), Math::min);
      }
    }
    if (lowest.get(name).equals(number.get(name))) {
      close(name);
    }
  }

  /** Takes the component whose first visited member is {@code root} off the stack. */
  private void close(String root) {
    Set<String> component = new TreeSet<>();
    String member;
    do {
      member = open.pop();
      isOpen.remove(member);
      component.add(member);
    } while (!member.equals(root));
    if (component.size() > 1) {
      cycles.add(component);
    }
  }

  private static String outermost(String className) {
    int nested = className.indexOf('$');
    return nested < 0 ? className : className.substring(0, nested);
  }
}
