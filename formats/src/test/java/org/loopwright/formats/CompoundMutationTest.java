package org.loopwright.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.loopwright.cost.technology.ComponentDescription;
import org.loopwright.cost.technology.ComponentEstimate;
import org.loopwright.cost.technology.ComponentModels;
import org.loopwright.cost.technology.Technology;
import org.loopwright.cost.technology.compound.CompoundModel;
import org.loopwright.formats.arithmetic.Arithmetic;
import org.loopwright.formats.document.MapNode;
import org.loopwright.formats.document.Node;
import org.loopwright.formats.technology.TechnologyReader;
import org.loopwright.model.architecture.StorageLevel;
import org.loopwright.model.diagnostics.SpecException;

/**
 * Whatever is done to classes of compound components and the design that uses them, reading and
 * pricing them gives numbers or a refusal that says something, and soon.
 */
@Tag("slow")
final class CompoundMutationTest {
  private static final long MAX_NANOS = TimeUnit.SECONDS.toNanos(10);
  private static final Path SHIPPED = Path.of("../library/technology");
  private static final Technology AT_45 =
      TechnologyReader.read(
          SHIPPED.resolve("45nm"), SHIPPED.resolve("common"), OptionalDouble.empty());
  private static final String SPECIFICATION =
      """
      architecture:
        version: '0.4'
        subtree:
        - name: chip
          local:
          - {name: DRAM, class: DRAM, attributes: {width: 64, datawidth: 16}}
          - name: Buffer
            class: smart_storage
            attributes: {depth: 1024, width: 64, datawidth: 16, n_banks: 4, note: a b}
          - {name: MAC, class: my_mac, attributes: {datawidth: 16, reach: 2}}
      compound_components:
        version: 0.4
        classes:
        - name: smart_storage
          attributes: {width: must_specify, depth: must_specify, ports: 1}
          subcomponents:
          - name: storage
            class: SRAM
            area_scale: 1.5
            attributes: {width: width, depth: depth // 1, n_rw_ports: ports}
          - name: addresses[0..1]
            class: intadder
            attributes: {width: "max(1, ceil(log2(depth))) if depth >= 1 else 1"}
          actions:
          - &write
            name: write
            arguments: {data_delta: 0..1, address_delta: 0..ports}
            subcomponents:
            - name: storage
              actions:
              - name: write
                arguments: {data_delta: data_delta, address_delta: address_delta}
            - {name: 'addresses[0]', actions: [{name: add, energy_scale: 0.5}]}
          - <<: *write
            name: read
        - name: my_mac
          attributes: {reach: must_specify, span: reach * 2}
          subcomponents:
          - {name: mult, class: intmultiplier, attributes: {datawidth: datawidth}}
          - {name: 'inner[1..span][0..1]', class: smart_storage, attributes: {width: 16, depth: 8}}
          - {name: link, class: wire, attributes: {length: 2mm, datawidth: 8}}
          actions:
          - name: compute
            arguments: {n: 1..span}
            subcomponents:
            - {name: mult, actions: [{name: mult}]}
            - {name: 'inner[1..n]', actions: [{name: read, repeat: n, arguments: {data_delta: 1}}]}
            - {name: link, actions: [{name: transfer}]}
      """;

  @Test
  void someChangesOfANodeArePricedOrRefused() {
    change(11);
  }

  @Test
  @Tag("nightly")
  void everyChangeOfANodeIsPricedOrRefused() {
    change(1);
  }

  private static void change(int stride) {
    assertThat(price("nothing", Resources.yaml(SPECIFICATION))).isTrue();
    List<Mutation> mutations = Mutation.of(Resources.yaml(SPECIFICATION));
    int priced = 0;
    for (int i = 0; i < mutations.size(); i += stride) {
      priced += price(mutations.get(i).what(), mutations.get(i).document()) ? 1 : 0;
    }
    assertThat(priced).isGreaterThan(50);
  }

  private static boolean price(String what, Node document) {
    long start = System.nanoTime();
    boolean priced = false;
    try {
      if (document instanceof MapNode map) {
        priced = price(SpecificationFiles.read(List.of()).with(map).specification(), what);
      }
    } catch (SpecException refused) {
      assertThat(refused.problems()).as(what).isNotEmpty();
      assertThat(refused.getMessage()).as(what).doesNotContain("null", "Exception", "java.");
    } catch (IllegalArgumentException refused) {
      assertThat(refused.getMessage()).as(what).isNotBlank().doesNotContain("null", "java.");
    } catch (RuntimeException | StackOverflowError escaped) {
      fail(what + ": escaped", escaped);
    }
    assertThat(System.nanoTime() - start).as(what).isLessThan(MAX_NANOS);
    return priced;
  }

  private static boolean price(Specification design, String what) {
    CompoundModel model =
        new CompoundModel(
            design.compounds(), Arithmetic::parse, ComponentModels.withBuiltIn(List.of()));
    boolean priced = true;
    for (StorageLevel level : design.architecture().storage()) {
      ComponentDescription component =
          ComponentDescription.of(level, design.attributes().of(level.name()));
      priced = sane(model.estimate(component, AT_45), what) && priced;
    }
    ComponentDescription compute =
        ComponentDescription.of(
            design.architecture().compute(),
            design.attributes().of(design.architecture().compute().name()));
    return sane(model.estimate(compute, AT_45), what) && priced;
  }

  private static boolean sane(Optional<ComponentEstimate> estimate, String what) {
    estimate.ifPresent(
        known -> {
          assertThat(known.areaUm2().value()).as(what).isNotNegative().isFinite();
          known
              .actionsPj()
              .forEach((action, pj) -> assertThat(pj.value()).as(what).isNotNegative().isFinite());
        });
    return estimate.isPresent();
  }
}
