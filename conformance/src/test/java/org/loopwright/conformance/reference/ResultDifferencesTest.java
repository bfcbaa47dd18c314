package org.loopwright.conformance.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The comparison with a reference sees what it must see. */
final class ResultDifferencesTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void countsAreExact() throws JsonProcessingException {
    assertThat(between("{'cycles':1000000000000}", "{'cycles':1000000000001}"))
        .containsExactly("/cycles must be 1000000000000 but is 1000000000001");
  }

  @Test
  void missingKeysDifferAndOthersMayBeThere() throws JsonProcessingException {
    assertThat(between("{'a':{'b':1}}", "{'a':{'c':1}}")).hasSize(1);
    assertThat(between("{'a':1}", "{'a':1,'b':2}")).isEmpty();
  }

  @Test
  void itemsStandByName() throws JsonProcessingException {
    String expected = "{'levels':[{'name':'A','n':1},{'name':'B','n':2}]}";
    assertThat(between(expected, "{'levels':[{'name':'B','n':2},{'name':'A','n':1}]}")).isEmpty();
    assertThat(between(expected, "{'levels':[{'name':'B','n':2}]}")).hasSize(2);
    assertThat(between(expected, "{'levels':[{'name':'A','n':1},{'name':'B','n':3}]}"))
        .containsExactly("/levels/B/n must be 2 but is 3");
  }

  @Test
  void fewPrintedDigitsAreAllowedForWhereTheyArePrinted() throws JsonProcessingException {
    assertThat(between("{'leakage_energy_pj':0.13}", "{'leakage_energy_pj':0.1349}")).isEmpty();
    assertThat(between("{'leakage_energy_pj':0.13}", "{'leakage_energy_pj':0.141}")).hasSize(1);
    assertThat(between("{'energy_pj':5.5}", "{'energy_pj':5.519}")).isEmpty();
    assertThat(between("{'x':{'energy_pj':5.5}}", "{'x':{'energy_pj':5.501}}")).hasSize(1);
    assertThat(between("{'utilization':0.0833}", "{'utilization':0.08333}")).isEmpty();
    assertThat(between("{'utilization':0.0833}", "{'utilization':0.0834}")).hasSize(1);
  }

  private static List<String> between(String expected, String actual)
      throws JsonProcessingException {
    return ResultDifferences.between(
        JSON.readTree(expected.replace('\'', '"')), JSON.readTree(actual.replace('\'', '"')));
  }
}
