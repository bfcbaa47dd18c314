"""Specifications as dataclasses. Made from the JSON Schemas of docs/schema by python/generate: change those, not this.

A key that is left out is not written, so that it has its default. Where a class is wanted, a dict is as good. Numbers may
be texts: arithmetic over ``variables``, such as ``"4 * KB"``. ``more`` holds keys that have no field.

    >>> from loopwright import specs
    >>> specs.Problem(shape="gemm", sizes={"M": 8, "N": 8, "K": 16}).sizes["K"]
    16
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, ClassVar, Dict, Literal, Mapping, Optional, Sequence, Union

Whole = Union[int, str]
"""A whole number, or arithmetic."""

Real = Union[float, str]
"""A number, or arithmetic."""

Flag = Union[bool, str]
"""True or false, or a condition."""

__all__ = [
    "Action", "Arbiter", "Architecture", "ArchitectureFlat", "ArchitectureOfNodes", "Area", "AreaOf", "AreaTable",
    "Budgets", "Buffer", "Bus", "Cell", "Chart", "Claim", "Coefficient", "Component", "Compound", "CompoundAction",
    "CompoundComponents", "ComputeAttributes", "ConstraintDataspace", "ConstraintGroup", "ConstraintOverbooking",
    "ConstraintParallelism", "ConstraintSpatial", "ConstraintTemporal", "Constraints", "Costs", "DataSpace", "Design",
    "DirectiveMapping", "Energies", "EnergyOfArguments", "EnergyTable", "Flag", "HardwareSweep", "Instance", "Layer",
    "LayerOfProblem", "Level", "Mac", "Mapper", "MappingDataspace", "MappingSpatial", "MappingTemporal", "Network",
    "NetworkLayers", "Number", "Part", "PartOfAction", "Problem", "ProblemOfInstance", "Real", "Relative", "Router",
    "RowData", "RunAnalyze", "RunCensus", "RunData", "RunEvaluate", "RunExplore", "RunMap", "Shape", "Space",
    "Specification", "Step", "StorageAttributes", "Study", "Technology", "Whole", "WrittenFor",
]


@dataclass
class Specification:
    """Sections; each is given once in all files."""

    problem: Optional[Union[ProblemOfInstance, Problem, Mapping[str, Any]]] = None
    """The workload."""

    architecture: Optional[Union[Architecture, ArchitectureOfNodes, ArchitectureFlat, Mapping[str, Any]]] = None
    """Storage levels and arithmetic."""

    ERT: Optional[Union[EnergyTable, Mapping[str, Any]]] = None
    """Energies of actions, in pJ."""

    ART: Optional[Union[AreaTable, Mapping[str, Any]]] = None
    """Areas of instances, in um^2."""

    architecture_constraints: Optional[
        Union[
            Constraints,
            Sequence[
                Union[
                    ConstraintGroup,
                    ConstraintTemporal,
                    ConstraintSpatial,
                    ConstraintDataspace,
                    ConstraintParallelism,
                    ConstraintOverbooking,
                    Mapping[str, Any],
                ],
            ],
            Mapping[str, Any],
        ],
    ] = None
    """Limits on mappings that the hardware sets."""

    mapspace_constraints: Optional[
        Union[
            Constraints,
            Sequence[
                Union[
                    ConstraintGroup,
                    ConstraintTemporal,
                    ConstraintSpatial,
                    ConstraintDataspace,
                    ConstraintParallelism,
                    ConstraintOverbooking,
                    Mapping[str, Any],
                ],
            ],
            Mapping[str, Any],
        ],
    ] = None
    """Limits on mappings that the user sets."""

    constraints: Optional[
        Union[
            Constraints,
            Sequence[
                Union[
                    ConstraintGroup,
                    ConstraintTemporal,
                    ConstraintSpatial,
                    ConstraintDataspace,
                    ConstraintParallelism,
                    ConstraintOverbooking,
                    Mapping[str, Any],
                ],
            ],
            Mapping[str, Any],
        ],
    ] = None
    """Limits on mappings that the user sets."""

    mapspace: Optional[
        Union[
            Constraints,
            Sequence[
                Union[
                    ConstraintGroup,
                    ConstraintTemporal,
                    ConstraintSpatial,
                    ConstraintDataspace,
                    ConstraintParallelism,
                    ConstraintOverbooking,
                    Mapping[str, Any],
                ],
            ],
            Mapping[str, Any],
        ],
    ] = None
    """Limits on mappings that the user sets."""

    mapping: Optional[Sequence[Union[MappingTemporal, MappingSpatial, MappingDataspace, Mapping[str, Any]]]] = None
    """One mapping, to evaluate."""

    mapper: Optional[Union[Mapper, Mapping[str, Any]]] = None
    """How to search for mappings."""

    network: Optional[Union[Network, Mapping[str, Any]]] = None
    """The layers of a neural network."""

    extra_mapping_constraints: Optional[
        Union[
            Constraints,
            Sequence[
                Union[
                    ConstraintGroup,
                    ConstraintTemporal,
                    ConstraintSpatial,
                    ConstraintDataspace,
                    ConstraintParallelism,
                    ConstraintOverbooking,
                    Mapping[str, Any],
                ],
            ],
            Mapping[str, Any],
        ],
    ] = None
    """Limits on mappings that the user sets."""

    variables: Optional[Mapping[str, Any]] = None
    """Names that values of nodes are made of."""

    compound_components: Optional[Union[CompoundComponents, Mapping[str, Any]]] = None
    """Classes of components that are made of others."""

    shape: Optional[Union[Shape, Mapping[str, Any]]] = None
    """The shape of the problem, where it is a section of its own."""


@dataclass
class ProblemOfInstance:
    """A workload."""

    SECTION: ClassVar[str] = "problem"

    version: Optional[Union[str, float]] = None
    """Version of the grammar."""

    name: Optional[str] = None
    """What results call it."""

    shape: Optional[
        Union[
            Literal["cnn-layer", "grouped-layer", "depthwise-layer", "transposed-layer", "gemm", "gemv", "gemm-ABZ"],
            Shape,
            Mapping[str, Any],
        ],
    ] = None
    """The shape, or the name of one that ships."""

    instance: Optional[Union[Instance, Mapping[str, Any]]] = None
    """The sizes."""


@dataclass
class Problem:
    """A workload of the older form."""

    SECTION: ClassVar[str] = "problem"

    version: Optional[Union[str, float]] = None
    """Version of the grammar."""

    name: Optional[str] = None
    """What results call it."""

    shape: Optional[
        Union[
            Literal["cnn-layer", "grouped-layer", "depthwise-layer", "transposed-layer", "gemm", "gemv", "gemm-ABZ"],
            Shape,
            Mapping[str, Any],
        ],
    ] = None
    """The shape, or the name of one that ships."""

    instance: Optional[Union[Instance, Mapping[str, Any]]] = None
    """The sizes."""

    commonDensity: Optional[Union[Real, Mapping[str, Any]]] = None
    """Part of every data space that is not zero, in (0, 1]."""

    densities: Optional[Mapping[str, Union[Real, Mapping[str, Any]]]] = None
    """Part that is not zero, in (0, 1], by data space."""

    sizes: Mapping[str, Real] = field(default_factory=dict, metadata={"spread": True})
    """Sizes of dimensions, strides and dilations by name."""


@dataclass
class Architecture:
    """The hardware, from the outermost storage inward to one kind of arithmetic."""

    SECTION: ClassVar[str] = "architecture"

    subtree: Sequence[Union[Level, Mapping[str, Any]]]
    """The outermost level."""

    version: Optional[Union[str, float]] = None
    """Version of the grammar."""

    name: Optional[str] = None
    """What results call the design."""

    attributes: Optional[Mapping[str, Any]] = None
    """For estimators of cost, of all components inside."""


@dataclass
class ArchitectureOfNodes:
    """The hardware as tagged nodes, from the outside in."""

    SECTION: ClassVar[str] = "architecture"

    nodes: Sequence[Any]
    """The nodes."""

    version: Optional[Union[str, float]] = None
    """Version of the grammar."""

    more: Mapping[str, Any] = field(default_factory=dict, metadata={"spread": True})
    """Further keys."""


@dataclass
class ArchitectureFlat:
    """The oldest form: the arithmetic, and storage from the inside out."""

    SECTION: ClassVar[str] = "architecture"

    arithmetic: Any
    """The arithmetic."""

    storage: Sequence[Any]
    """The levels."""

    name: Optional[str] = None
    """What results call the design."""

    more: Mapping[str, Any] = field(default_factory=dict, metadata={"spread": True})
    """Further keys."""


@dataclass
class EnergyTable:
    """Energies of actions, in pJ."""

    SECTION: ClassVar[str] = "ERT"

    tables: Union[
        Sequence[Union[Energies, Mapping[str, Any]]],
        Mapping[
            str,
            Union[
                Sequence[Union[Action, Mapping[str, Any]]],
                Mapping[
                    str,
                    Union[
                        Real,
                        EnergyOfArguments,
                        Sequence[Union[Real, EnergyOfArguments, Mapping[str, Any]]],
                        Mapping[str, Any],
                    ],
                ],
            ],
        ],
    ]
    """The components, listed or by name."""

    version: Optional[Union[str, float]] = None
    """Version of the grammar."""

    missing: Optional[Literal["free", "computed", "refused"]] = None
    """What becomes of prices that no table lists, such as those of wires and adders. Default: free."""

    energy_units: Optional[Literal["pJ"]] = None
    """Unit of the numbers."""


@dataclass
class AreaTable:
    """Areas of instances, in um^2."""

    SECTION: ClassVar[str] = "ART"

    tables: Union[Sequence[Union[Area, Mapping[str, Any]]], Mapping[str, Real]]
    """The components, listed or by name."""

    version: Optional[Union[str, float]] = None
    """Version of the grammar."""

    area_units: Optional[Literal["um^2", "um2"]] = None
    """Unit of the numbers."""


@dataclass
class Constraints:
    """Limits on mappings."""

    SECTION: ClassVar[str] = "constraints"

    version: Optional[Union[str, float]] = None
    """Version of the grammar."""

    written_for: Optional[
        Union[
            Literal["cnn-layer", "grouped-layer", "depthwise-layer", "transposed-layer", "gemm", "gemv"],
            WrittenFor,
            Mapping[str, Any],
        ],
    ] = None
    """The shape whose names the constraints use, or what the names mean."""

    targets: Optional[
        Sequence[
            Union[
                ConstraintGroup,
                ConstraintTemporal,
                ConstraintSpatial,
                ConstraintDataspace,
                ConstraintParallelism,
                ConstraintOverbooking,
                Mapping[str, Any],
            ],
        ],
    ] = None
    """Constraints, each on one level."""

    constraints: Optional[
        Union[
            str,
            Sequence[
                Union[
                    ConstraintGroup,
                    ConstraintTemporal,
                    ConstraintSpatial,
                    ConstraintDataspace,
                    ConstraintParallelism,
                    ConstraintOverbooking,
                    Mapping[str, Any],
                ],
            ],
        ],
    ] = None
    """The same as 'targets', or NAME for the list that is called constraints_NAME."""


@dataclass
class ConstraintGroup:
    """Constraints on one level."""

    SECTION: ClassVar[str] = "architecture_constraints"

    target: str
    """Storage level: its name, or its number from the inside, 0."""

    constraints: Sequence[
        Union[
            ConstraintTemporal,
            ConstraintSpatial,
            ConstraintDataspace,
            ConstraintParallelism,
            ConstraintOverbooking,
            Mapping[str, Any],
        ],
    ]
    """Constraints on that level."""


@dataclass
class ConstraintTemporal:
    """Limits on the loops in time of a storage level."""

    SECTION: ClassVar[str] = "architecture_constraints"

    target: str
    """Storage level: its name, or its number from the inside, 0."""

    type: Literal["temporal"] = "temporal"
    """What the entry is about."""

    attributes: Optional[Mapping[str, Any]] = None
    """What the constraint asks, where it is not next to the type."""

    no_reuse: Optional[Union[str, Sequence[str]]] = None
    """Data spaces of which a whole tile comes in here at each step."""

    rmw_first_update: Optional[Union[str, Sequence[str]]] = None
    """Results whose first update here reads as well."""

    factors: Optional[Union[str, Sequence[Any], Mapping[str, Whole]]] = None
    """Loop bounds, such as 'R=3 C<=4'; 0 is the whole dimension."""

    default_max_factor: Optional[Whole] = None
    """Greatest factor of the dimensions that 'factors' does not name."""

    permutation: Optional[Union[str, Sequence[str]]] = None
    """Dimensions, innermost first; _ or * stands for those that are not named."""


@dataclass
class ConstraintSpatial:
    """Limits on the loops across the instances below a storage level."""

    SECTION: ClassVar[str] = "architecture_constraints"

    target: str
    """Storage level: its name, or its number from the inside, 0."""

    type: Literal["spatial"] = "spatial"
    """What the entry is about."""

    attributes: Optional[Mapping[str, Any]] = None
    """What the constraint asks, where it is not next to the type."""

    no_reuse: Optional[Union[str, Sequence[str]]] = None
    """Data spaces of which each instance below asks for its own copy."""

    no_link_transfer: Optional[Union[str, Sequence[str]]] = None
    """Data spaces that neighbours below do not pass on."""

    factors: Optional[Union[str, Sequence[Any], Mapping[str, Whole]]] = None
    """Loop bounds, such as 'R=3 C<=4'; 0 is the whole dimension."""

    default_max_factor: Optional[Whole] = None
    """Greatest factor of the dimensions that 'factors' does not name."""

    permutation: Optional[Union[str, Sequence[str]]] = None
    """Dimensions, innermost first; _ or * stands for those that are not named."""

    split: Optional[Whole] = None
    """Dimensions, from the innermost, that lie along X. In dimensions."""


@dataclass
class ConstraintDataspace:
    """What a storage level must keep or bypass; the mapper chooses for the rest."""

    SECTION: ClassVar[str] = "architecture_constraints"

    target: str
    """Storage level: its name, or its number from the inside, 0."""

    type: Literal["dataspace", "datatype", "bypass", "bypassing"] = "dataspace"
    """What the entry is about."""

    attributes: Optional[Mapping[str, Any]] = None
    """What the constraint asks, where it is not next to the type."""

    no_coalesce: Optional[Union[str, Sequence[str]]] = None
    """Data spaces of which each access is made further out as well."""

    keep: Optional[Union[str, Sequence[str]]] = None
    """Data spaces that are kept here."""

    bypass: Optional[Union[str, Sequence[str]]] = None
    """Data spaces that are not kept here."""


@dataclass
class ConstraintParallelism:
    """Least use of the arithmetic."""

    SECTION: ClassVar[str] = "architecture_constraints"

    target: str
    """Storage level: its name, or its number from the inside, 0."""

    min: Real
    """Least part of the arithmetic that must work, 0 to 1."""

    type: Literal["parallelism", "utilization"] = "parallelism"
    """What the entry is about."""

    attributes: Optional[Mapping[str, Any]] = None
    """What the constraint asks, where it is not next to the type."""


@dataclass
class ConstraintOverbooking:
    """Not modelled."""

    SECTION: ClassVar[str] = "architecture_constraints"

    target: str
    """Storage level: its name, or its number from the inside, 0."""

    type: Literal["max_overbooked_proportion"] = "max_overbooked_proportion"
    """What the entry is about."""

    attributes: Optional[Mapping[str, Any]] = None
    """What the constraint asks, where it is not next to the type."""


@dataclass
class MappingTemporal:
    """The loops in time of a storage level."""

    target: str
    """Storage level: its name, or its number from the inside, 0."""

    type: Literal["temporal"] = "temporal"
    """What the entry is about."""

    factors: Optional[Union[str, Sequence[Any], Mapping[str, Whole]]] = None
    """Loop bounds, such as 'R=3 C<=4'; 0 is the whole dimension."""

    permutation: Optional[Union[str, Sequence[str]]] = None
    """Dimensions, innermost first; _ or * stands for those that are not named."""

    no_reuse: Optional[Union[str, Sequence[str]]] = None
    """Data spaces of which a whole tile comes in here at each step."""

    rmw_first_update: Optional[Union[str, Sequence[str]]] = None
    """Results whose first update here reads as well."""


@dataclass
class MappingSpatial:
    """The loops across the instances below a storage level."""

    target: str
    """Storage level: its name, or its number from the inside, 0."""

    type: Literal["spatial"] = "spatial"
    """What the entry is about."""

    factors: Optional[Union[str, Sequence[Any], Mapping[str, Whole]]] = None
    """Loop bounds, such as 'R=3 C<=4'; 0 is the whole dimension."""

    permutation: Optional[Union[str, Sequence[str]]] = None
    """Dimensions, innermost first; _ or * stands for those that are not named."""

    split: Optional[Whole] = None
    """Dimensions, from the innermost, that lie along X. In dimensions."""

    no_multicast_no_reduction: Optional[Union[str, Sequence[str]]] = None
    """Has an effect in constraints only; write no_reuse."""

    no_reuse: Optional[Union[str, Sequence[str]]] = None
    """Data spaces of which each instance below asks for its own copy."""

    no_link_transfer: Optional[Union[str, Sequence[str]]] = None
    """Data spaces that neighbours below do not pass on."""


@dataclass
class MappingDataspace:
    """What a storage level keeps; it keeps what is not named."""

    target: str
    """Storage level: its name, or its number from the inside, 0."""

    type: Literal["dataspace", "datatype", "bypass", "bypassing"] = "dataspace"
    """What the entry is about."""

    keep: Optional[Union[str, Sequence[str]]] = None
    """Data spaces that are kept here."""

    bypass: Optional[Union[str, Sequence[str]]] = None
    """Data spaces that are not kept here."""

    no_coalesce: Optional[Union[str, Sequence[str]]] = None
    """Data spaces of which each access is made further out as well."""


@dataclass
class Mapper:
    """How to search for mappings, and when to stop."""

    SECTION: ClassVar[str] = "mapper"

    version: Optional[Union[str, float]] = None
    """Version of the grammar."""

    algorithm: Optional[
        Literal[
            "auto",
            "exhaustive",
            "hybrid",
            "imperfect",
            "linear",
            "linear_pruned",
            "linear-pruned",
            "optimal",
            "random",
            "random_pruned",
            "random-pruned",
        ],
    ] = None
    """How to search; auto: optimal. Default: auto."""

    optimization_metric: Optional[Union[str, Sequence[str]]] = None
    """What to make small, the first above all: edp, energy, delay, ed2p or last-level-accesses, a number of the
    result (such as area_um2 or levels.GLB.reads), or a formula of such (energy_pj * cycles^2); with a tolerance
    (delay:5%) what follows decides between all within it."""

    optimization_metrics: Optional[Union[str, Sequence[str]]] = None
    """What to make small, the first above all: edp, energy, delay, ed2p or last-level-accesses, a number of the
    result (such as area_um2 or levels.GLB.reads), or a formula of such (energy_pj * cycles^2); with a tolerance
    (delay:5%) what follows decides between all within it."""

    search_size: Optional[Whole] = None
    """Valid mappings to stop after; 0 and -1: no limit. In mappings."""

    victory_condition: Optional[Whole] = None
    """Valid mappings without a better one to stop after; 0 and -1: no limit. In mappings."""

    time_limit_seconds: Optional[Real] = None
    """Time to stop after. In s."""

    step_limit: Optional[Whole] = None
    """Steps of the proof to stop after, on one thread: the same result on any machine; with algorithm optimal or
    auto. In steps."""

    gap: Optional[Real] = None
    """Part of the optimum, below 1, within which a proved mapping is good enough; with algorithm optimal or auto."""

    energy_cap_pj: Optional[Real] = None
    """The most energy that a mapping may take. In pJ."""

    delay_cap_cycles: Optional[Real] = None
    """The most cycles it may take. In cycles."""

    timeout: Optional[Whole] = None
    """Invalid mappings in a row; not modelled."""

    num_threads: Optional[Whole] = None
    """Threads; by default one a processor."""

    seed: Optional[Whole] = None
    """Of random draws. Default: 0."""


@dataclass
class Network:
    """The layers of a neural network."""

    SECTION: ClassVar[str] = "network"

    name: str
    """What results call the network."""

    layers: Sequence[Union[LayerOfProblem, Layer, Mapping[str, Any]]]
    """The layers, in order."""

    source: Optional[str] = None
    """Where the sizes come from."""

    version: Optional[Union[str, float]] = None
    """Version of the grammar."""


@dataclass
class CompoundComponents:
    """Classes of components made of others."""

    SECTION: ClassVar[str] = "compound_components"

    version: Optional[Union[str, float]] = None
    """Version of the grammar."""

    classes: Optional[Sequence[Union[Compound, Mapping[str, Any]]]] = None
    """The classes."""

    more: Mapping[str, Any] = field(default_factory=dict, metadata={"spread": True})
    """Further keys."""


@dataclass
class Shape:
    """A family of workloads: dimensions and data spaces without the bounds."""

    SECTION: ClassVar[str] = "shape"

    dimensions: Union[str, Sequence[str]]
    """Names of the dimensions."""

    data_spaces: Sequence[Union[DataSpace, Mapping[str, Any]]]
    """Operands and the result."""

    version: Optional[Union[str, float]] = None
    """Version of the grammar."""

    name: Optional[str] = None
    """What results call it."""

    coefficients: Optional[Sequence[Union[Coefficient, Mapping[str, Any]]]] = None
    """Strides and dilations."""

    roles: Optional[
        Mapping[
            str,
            Literal[
                "output-channel",
                "reduction",
                "batch",
                "output-column",
                "output-row",
                "kernel-column",
                "kernel-row",
                "group",
            ],
        ],
    ] = None
    """What dimensions are for, where that does not follow from the projections."""


@dataclass
class Instance:
    """The bound of every dimension, and coefficients and densities."""

    commonDensity: Optional[Union[Real, Mapping[str, Any]]] = None
    """Part of every data space that is not zero, in (0, 1]."""

    densities: Optional[Mapping[str, Union[Real, Mapping[str, Any]]]] = None
    """Part that is not zero, in (0, 1], by data space."""

    sizes: Mapping[str, Real] = field(default_factory=dict, metadata={"spread": True})
    """Sizes of dimensions, strides and dilations by name."""


@dataclass
class Level:
    """A level: its components and the one inside."""

    name: str
    """NAME, or NAME[FIRST..LAST] for as many instances."""

    attributes: Optional[Mapping[str, Any]] = None
    """For estimators of cost, of all components inside."""

    local: Optional[Sequence[Union[Component, Mapping[str, Any]]]] = None
    """Components of this level, outermost first."""

    subtree: Optional[Sequence[Union[Level, Mapping[str, Any]]]] = None
    """The one level inside this one."""


@dataclass
class Energies:
    """The energies of one component."""

    name: str
    """Path of the component: system.GLB[1..1]."""

    actions: Union[
        Sequence[Union[Action, Mapping[str, Any]]],
        Mapping[
            str,
            Union[
                Real,
                EnergyOfArguments,
                Sequence[Union[Real, EnergyOfArguments, Mapping[str, Any]]],
                Mapping[str, Any],
            ],
        ],
    ]
    """What the component does, with the energy of each."""


@dataclass
class Action:
    """An action and its energy."""

    name: str
    """Name of the action, such as read."""

    energy: Real
    """Of one action. In pJ."""


@dataclass
class EnergyOfArguments:
    """An energy, with the arguments it holds for."""

    energy: Real
    """Of one action. In pJ."""


@dataclass
class Area:
    """The area of one component."""

    name: str
    """Path of the component: system.GLB[1..1]."""

    area: Real
    """Of one instance. In um^2."""


@dataclass
class WrittenFor:
    """What names mean."""

    shape: Optional[
        Literal["cnn-layer", "grouped-layer", "depthwise-layer", "transposed-layer", "gemm", "gemv"],
    ] = None
    """The shape whose names stand for what has the same role."""

    dimensions: Optional[Mapping[str, str]] = None
    """By name here: a dimension of the problem, or a role."""

    data_spaces: Optional[Mapping[str, str]] = None
    """By name here: a data space of the problem, or a role."""


@dataclass
class LayerOfProblem:
    """A whole problem."""

    name: str
    """What results call the layer."""

    count: Optional[Whole] = None
    """How often the layer occurs. Default: 1."""

    problem: Optional[Union[ProblemOfInstance, Problem, Mapping[str, Any]]] = None
    """The layer, in place of a shape and its sizes."""


@dataclass
class Layer:
    """A shape and its sizes, or a problem."""

    name: str
    """What results call the layer."""

    count: Optional[Whole] = None
    """How often the layer occurs. Default: 1."""

    shape: Optional[
        Union[
            Literal["cnn-layer", "grouped-layer", "depthwise-layer", "transposed-layer", "gemm", "gemv", "gemm-ABZ"],
            Shape,
            Mapping[str, Any],
        ],
    ] = None
    """The shape, or the name of one that ships."""

    commonDensity: Optional[Union[Real, Mapping[str, Any]]] = None
    """Part of every data space that is not zero, in (0, 1]."""

    densities: Optional[Mapping[str, Union[Real, Mapping[str, Any]]]] = None
    """Part that is not zero, in (0, 1], by data space."""

    sizes: Mapping[str, Real] = field(default_factory=dict, metadata={"spread": True})
    """Sizes of dimensions, strides and dilations by name."""


@dataclass
class Compound:
    """A compound class."""

    name: str
    """Class that components name."""

    attributes: Optional[Mapping[str, Any]] = None
    """Values or expressions."""

    subcomponents: Optional[Sequence[Union[Part, Mapping[str, Any]]]] = None
    """What it is made of."""

    actions: Optional[Sequence[Union[CompoundAction, Mapping[str, Any]]]] = None
    """What it does."""

    more: Mapping[str, Any] = field(default_factory=dict, metadata={"spread": True})
    """Further keys."""


@dataclass
class Coefficient:
    """A stride or dilation."""

    name: str
    """What projections call it."""

    default: Optional[Whole] = None
    """Its value where an instance gives none. Default: 1."""


@dataclass
class DataSpace:
    """An operand or the result."""

    name: str
    """What mappings call it."""

    projection: Sequence[Union[str, Sequence[Union[str, Sequence[str]]]]]
    """One sum of products a rank: [[[C]], [[R, Wdilation], [P, Wstride]]]."""

    read_write: Optional[Flag] = None
    """Whether it is the result. Default: False."""

    role: Optional[Literal["weight", "input", "output"]] = None
    """What it is for, where that does not follow from its name and its projection."""


@dataclass
class Component:
    """A storage, arithmetic or other component."""

    name: str
    """NAME, or NAME[FIRST..LAST] for as many instances."""

    class_: str = field(metadata={"key": "class"})
    """Storage if it contains DRAM, SRAM, regfile, smartbuffer, storage; arithmetic if it contains mac, compute."""

    attributes: Optional[Union[StorageAttributes, ComputeAttributes, Mapping[str, Any]]] = None
    """Sizes, bandwidths and what estimators of cost read."""


@dataclass
class Part:
    """A component inside."""

    name: str
    """NAME, or NAME[FIRST..LAST], both expressions."""

    class_: str = field(metadata={"key": "class"})
    """Class of the part."""

    attributes: Optional[Mapping[str, Any]] = None
    """Values or expressions."""

    area_share: Optional[str] = None
    """Part of the area that counts, as an expression."""

    area_scale: Optional[str] = None
    """A further factor of the area, as an expression."""

    energy_share: Optional[str] = None
    """Part of the energy that counts, as an expression."""

    energy_scale: Optional[str] = None
    """A further factor of the energy, as an expression."""

    more: Mapping[str, Any] = field(default_factory=dict, metadata={"spread": True})
    """Further keys."""


@dataclass
class CompoundAction:
    """An action of the whole."""

    name: str
    """Name of the action."""

    arguments: Optional[Mapping[str, Any]] = None
    """Ranges, of which the end counts."""

    action_share: Optional[str] = None
    """How often the action happens, as an expression."""

    energy_share: Optional[str] = None
    """Part of the energy that counts, as an expression."""

    energy_scale: Optional[str] = None
    """A further factor of the energy, as an expression."""

    repeat: Optional[str] = None
    """The same as action_share."""

    subcomponents: Optional[Sequence[Union[PartOfAction, Mapping[str, Any]]]] = None
    """Who acts."""

    more: Mapping[str, Any] = field(default_factory=dict, metadata={"spread": True})
    """Further keys."""


@dataclass
class StorageAttributes:
    """Attributes of storage. The capacity is entries, depth or sizeKB."""

    word_bits: Optional[Whole] = None
    """Size of a word. In bits. Default: 16."""

    instances: Optional[Whole] = None
    """Instances in the whole design."""

    meshX: Optional[Whole] = None
    """Columns that the instances lie in; must divide them. In instances."""

    meshY: Optional[Whole] = None
    """Rows that the instances lie in; must divide them. In instances."""

    network_type: Optional[Literal["1:1", "1:N", "M:N"]] = None
    """Not modelled: each network multicasts from one instance, unless no_multicast is true."""

    entries: Optional[Whole] = None
    """Capacity of an instance. In words."""

    sum_bits: Optional[Whole] = None
    """Width of the words of results, where it is not that of the level. In bits."""

    zero_gating: Optional[Flag] = None
    """Whether accesses to zeros take no energy (see densities). Default: False."""

    depth: Optional[Whole] = None
    """Capacity of an instance, as rows of a block each. In rows."""

    sizeKB: Optional[Real] = None
    """Capacity of an instance. In KiB."""

    width: Optional[Whole] = None
    """Physical row: word bits x block size x cluster size. In bits."""

    block_size: Optional[Whole] = None
    """Words that one access moves. In words."""

    cluster_size: Optional[Whole] = None
    """Instances that share a physical row. In instances."""

    n_banks: Optional[Whole] = None
    """Banks of an instance. Default: 2."""

    n_ports: Optional[Whole] = None
    """Ports of an instance. Default: 2."""

    bandwidth: Optional[Union[Real, Literal["by_type", "by-type"]]] = None
    """Of DRAM 'by_type': that of one device of its type, which needs the clock. A number is deprecated: half counts
    as read, half as write bandwidth. In words/cycle."""

    read_bandwidth: Optional[Real] = None
    """What an instance can read. In words/cycle."""

    write_bandwidth: Optional[Real] = None
    """What can be written to an instance. In words/cycle."""

    shared_bandwidth: Optional[Real] = None
    """Reads and writes of an instance. In words/cycle."""

    per_dataspace_bandwidth_consumption_scale: Optional[Mapping[str, Real]] = None
    """By data space: bandwidth that a word takes, relative to a word of others."""

    multiple_buffering: Optional[Real] = None
    """Copies of a tile that must fit at once; 2 is double buffering. Default: 1.0."""

    min_utilization: Optional[Real] = None
    """Least part of the capacity that a mapping must fill, 0 to 1. Default: 0.0."""

    reduction_supported: Optional[Flag] = None
    """Whether partial sums are added up here; by default everywhere but in DRAM."""

    elide_first_read: Optional[Flag] = None
    """Whether the first update of a word reads nothing, and its first fill is left out. Default: True."""

    vector_access_energy: Optional[Real] = None
    """Of reading or writing a block; the ERT's entry of the component is not read then. In pJ."""

    addr_gen_energy: Optional[Real] = None
    """Of making the address of a word that is filled, read of an operand or updated. In pJ."""

    per_dataspace_word_bits: Optional[Mapping[str, Whole]] = None
    """By data space: width of its words, where it is not that of the level. In bits."""

    network_word_bits: Optional[Whole] = None
    """Size of a word on the network below; by default a word of this level. In bits."""

    network_fill_latency: Optional[Whole] = None
    """To fill the network below. In cycles. Default: 0."""

    network_drain_latency: Optional[Whole] = None
    """To drain the network below. In cycles. Default: 0."""

    energy_per_hop: Optional[Real] = None
    """Of a word on the network below; wire_energy and tile_width have no effect then. In pJ."""

    router_energy: Optional[Real] = None
    """Of a word in a router below. In pJ. Default: 0.0."""

    wire_energy: Optional[Real] = None
    """Of wires of the network below. In pJ/bit/mm. Default: 0.0."""

    tile_width: Optional[Real] = None
    """Length of a hop below; by default the side of what lies between its ends. In um."""

    no_multicast: Optional[Flag] = None
    """Whether the network below sends a word of an operand to one instance at a time. Default: False."""

    no_reduction: Optional[Flag] = None
    """Whether the network below adds no partial sums of different instances. Default: False."""

    no_link_transfer: Optional[Flag] = None
    """Whether neighbours on the network below pass nothing to each other. Default: False."""

    network_topology: Optional[Literal["mesh", "torus", "bus", "tree", "chain"]] = None
    """How the instances below are joined, which decides over hops. Default: mesh."""

    network_reduction_topology: Optional[Literal["mesh", "torus", "bus", "tree", "chain"]] = None
    """The same for results, which are added up on their way; by default network_topology."""

    network_shared: Optional[Flag] = None
    """Whether the networks below all instances are one (M:N): operands that several instances pass on cross it once.
    Default: False."""

    network_hop_latency: Optional[Whole] = None
    """Of a word over a hop: to the farthest instance below and back, once a run. In cycles. Default: 0."""

    network_bandwidth: Optional[Real] = None
    """What the network below an instance can move, inward and outward together. In words/cycle."""

    network_read_bandwidth: Optional[Real] = None
    """The same, inward. In words/cycle."""

    network_update_bandwidth: Optional[Real] = None
    """The same, outward. In words/cycle."""

    allow_overbooking: Optional[Flag] = None
    """Not modelled: true gives a warning."""

    concordant_compressed_tile_traversal: Optional[Flag] = None
    """Not modelled: true gives a warning."""

    tile_partition_supported: Optional[Flag] = None
    """Not modelled: true gives a warning."""

    decompression_supported: Optional[Flag] = None
    """Not modelled: true gives a warning."""

    compression_supported: Optional[Flag] = None
    """Not modelled: true gives a warning."""

    more: Mapping[str, Any] = field(default_factory=dict, metadata={"spread": True})
    """Further keys."""


@dataclass
class ComputeAttributes:
    """Attributes of arithmetic."""

    word_bits: Optional[Whole] = None
    """Size of a word. In bits. Default: 16."""

    instances: Optional[Whole] = None
    """Instances in the whole design."""

    meshX: Optional[Whole] = None
    """Columns that the instances lie in; must divide them. In instances."""

    meshY: Optional[Whole] = None
    """Rows that the instances lie in; must divide them. In instances."""

    network_type: Optional[Literal["1:1", "1:N", "M:N"]] = None
    """Not modelled: each network multicasts from one instance, unless no_multicast is true."""

    zero_gating: Optional[Flag] = None
    """Whether operations with an operand of zero take no energy (see densities). Default: False."""

    allow_overbooking: Optional[Flag] = None
    """Not modelled: true gives a warning."""

    concordant_compressed_tile_traversal: Optional[Flag] = None
    """Not modelled: true gives a warning."""

    tile_partition_supported: Optional[Flag] = None
    """Not modelled: true gives a warning."""

    decompression_supported: Optional[Flag] = None
    """Not modelled: true gives a warning."""

    compression_supported: Optional[Flag] = None
    """Not modelled: true gives a warning."""

    more: Mapping[str, Any] = field(default_factory=dict, metadata={"spread": True})
    """Further keys."""


@dataclass
class PartOfAction:
    """A part's share in an action."""

    name: str
    """NAME, or NAME[FIRST..LAST], both expressions."""

    actions: Optional[Sequence[Union[Step, Mapping[str, Any]]]] = None
    """What the part does."""

    more: Mapping[str, Any] = field(default_factory=dict, metadata={"spread": True})
    """Further keys."""


@dataclass
class Step:
    """An action of a part."""

    name: str
    """Name of the action."""

    arguments: Optional[Mapping[str, Any]] = None
    """Ranges, of which the end counts."""

    action_share: Optional[str] = None
    """How often the action happens, as an expression."""

    energy_share: Optional[str] = None
    """Part of the energy that counts, as an expression."""

    energy_scale: Optional[str] = None
    """A further factor of the energy, as an expression."""

    repeat: Optional[str] = None
    """The same as action_share."""

    more: Mapping[str, Any] = field(default_factory=dict, metadata={"spread": True})
    """Further keys."""


@dataclass
class Costs:
    """What building blocks cost."""

    SECTION: ClassVar[str] = "costs"

    name: str
    """What results call the table."""

    mac: Union[Mac, Mapping[str, Any]]
    """A PE's arithmetic."""

    l1: Union[Buffer, Mapping[str, Any]]
    """A PE's buffer."""

    l2: Union[Buffer, Mapping[str, Any]]
    """The shared buffer."""

    bus: Union[Bus, Mapping[str, Any]]
    """Between the buffer and the PEs."""

    arbiter: Union[Arbiter, Mapping[str, Any]]
    """Of the bus."""


@dataclass
class Mac:
    """A multiply-accumulate unit."""

    area_um2: Real
    """Area of one. In um^2."""

    power_mw: Real
    """Power of one. In mW."""

    energy_nj: Real
    """Energy of one operation. In nJ."""


@dataclass
class Buffer:
    """A buffer."""

    area_um2_per_byte: Real
    """Area. In um^2/byte."""

    power_mw_per_byte: Real
    """Power. In mW/byte."""

    access_nj: Real
    """Energy of one access. In nJ."""


@dataclass
class Bus:
    """The bus, for each element of width."""

    area_um2: Real
    """Area of one. In um^2."""

    power_uw: Real
    """Power of one. In uW."""

    port_slope: Real
    """Factor of the PEs."""

    port_constant: Real
    """What is added."""


@dataclass
class Arbiter:
    """The arbiter, which grows with the square of the PEs."""

    area_um2: Real
    """Area of one. In um^2."""

    power_uw: Real
    """Power of one. In uW."""

    port_square: Real
    """Factor of the PEs squared."""

    port_slope: Real
    """Factor of the PEs."""

    port_constant: Real
    """What is added."""

    least_area_um2: Real
    """No less than this. In um^2."""

    least_power_mw: Real
    """No less than this. In mW."""


@dataclass
class Space:
    """Designs that vary, and what to find among them."""

    SECTION: ClassVar[str] = "space"

    axes: Mapping[str, Any]
    """What varies: attributes by path (GLB.depth), names for formulas and templates, and the choices 'architecture',
    'technology' and 'file'. Values are a list, or ranges: 8..64, 8..64:8, 8..64:*2."""

    networks: Union[str, Sequence[str]]
    """What every design runs: files, or names of the library."""

    version: Optional[Union[str, float]] = None
    """Version of the grammar."""

    name: Optional[str] = None
    """Name of the space; the file's without it."""

    question: Optional[str] = None
    """What the space is to answer, for people."""

    architecture: Optional[str] = None
    """The design that varies: a file, or a name of the library."""

    files: Optional[Union[str, Sequence[str]]] = None
    """Further files of every design: constraints, tables."""

    derived: Optional[Mapping[str, str]] = None
    """Attributes and names that follow from axes, as formulas."""

    where: Optional[Union[str, Sequence[str]]] = None
    """Conditions; a point that breaks one is no design of the space."""

    layers: Optional[Union[str, Sequence[str]]] = None
    """Of the networks only these layers."""

    tables: Optional[Literal["ignored", "kept"]] = None
    """Whether ERT and ART of the design hold at every point; ignored: all prices are computed, since a table is of
    one design. Default: ignored."""

    objectives: Optional[Union[str, Sequence[str]]] = None
    """What to find the best point for: energy, delay, edp, area, power, or formulas of energy_pj, cycles,
    edp_pj_cycles, area_um2, power_mw. Default: ['edp', 'energy', 'delay']."""

    front: Optional[Union[str, Sequence[str]]] = None
    """Two or three of the same, which the Pareto front is of. Default: ['energy', 'delay', 'area']."""

    budgets: Optional[Union[Budgets, Mapping[str, Any]]] = None
    """What no point may be over."""

    mapper: Optional[Union[Mapper, Mapping[str, Any]]] = None
    """How to map each layer; without it to the optimum."""


@dataclass
class Budgets:
    """What no point may be over."""

    area_mm2: Optional[Real] = None
    """The most area of a design. In mm2."""

    power_mw: Optional[Real] = None
    """The most average power. In mW."""

    energy_pj: Optional[Real] = None
    """The most energy of all networks. In pJ."""

    cycles: Optional[Real] = None
    """The most cycles of all networks. In cycles."""


@dataclass
class Study:
    """What is varied, run and drawn, and what a source claims."""

    SECTION: ClassVar[str] = "study"

    name: str
    """One word, which its files are named by."""

    title: str
    """Head of the page."""

    source: str
    """Where the claims come from."""

    runs: Sequence[Union[RunMap, RunCensus, RunAnalyze, RunExplore, RunEvaluate, RunData, Mapping[str, Any]]]
    """What is computed, each a table."""

    claims: Sequence[Union[Claim, Mapping[str, Any]]]
    """What the source states."""

    text: Optional[str] = None
    """What the page says before the numbers."""

    numbers: Optional[Sequence[Union[Number, Mapping[str, Any]]]] = None
    """Numbers of tables, for the claims."""

    charts: Optional[Sequence[Union[Chart, Mapping[str, Any]]]] = None
    """What is drawn."""


@dataclass
class RunMap:
    """Maps every layer on every design."""

    designs: Sequence[Union[Design, Mapping[str, Any]]]
    """What is mapped on."""

    networks: Sequence[Union[NetworkLayers, Mapping[str, Any]]]
    """What is mapped."""

    name: str
    """What numbers and charts call the table."""

    mapper: Optional[Union[Mapper, Mapping[str, Any]]] = None
    """How to search, as in the section 'mapper'."""

    kind: Literal["map"] = "map"
    """What is run."""

    columns: Optional[Sequence[Union[Cell, Mapping[str, Any]]]] = None
    """Numbers of rows made of others."""

    data: Optional[Sequence[Union[RowData, Mapping[str, Any]]]] = None
    """Files whose numbers join the rows of the same name."""


@dataclass
class RunCensus:
    """Counts the mapspace of every layer on every design."""

    designs: Sequence[Union[Design, Mapping[str, Any]]]
    """What is mapped on."""

    networks: Sequence[Union[NetworkLayers, Mapping[str, Any]]]
    """What is mapped."""

    name: str
    """What numbers and charts call the table."""

    samples: Optional[Whole] = None
    """Mappings to draw; by default all are counted."""

    seed: Optional[Whole] = None
    """Of the draws. Default: 1."""

    statistic: Optional[str] = None
    """The number whose distribution is described. Default: Objective[label=energy, unit=pJ,
    formula=Formula[text=energy, root=Name[name=energy_pj]]]."""

    where: Optional[Sequence[str]] = None
    """What must be true of the mappings that count."""

    within: Optional[str] = None
    """Only mappings near the best, such as levels.DRAM.accesses:0."""

    histogram: Optional[Whole] = None
    """Bins, each a row, in place of a row a layer."""

    kind: Literal["census"] = "census"
    """What is run."""

    columns: Optional[Sequence[Union[Cell, Mapping[str, Any]]]] = None
    """Numbers of rows made of others."""

    data: Optional[Sequence[Union[RowData, Mapping[str, Any]]]] = None
    """Files whose numbers join the rows of the same name."""


@dataclass
class RunAnalyze:
    """Analyses every layer in every data-centric mapping."""

    mappings: Sequence[Union[DirectiveMapping, Mapping[str, Any]]]
    """How layers are mapped."""

    name: str
    """What numbers and charts call the table."""

    networks: Optional[Sequence[Union[NetworkLayers, Mapping[str, Any]]]] = None
    """What is mapped."""

    files: Optional[Union[str, Sequence[str]]] = None
    """Mapping files next to the study; their layers are rows."""

    kind: Literal["analyze"] = "analyze"
    """What is run."""

    columns: Optional[Sequence[Union[Cell, Mapping[str, Any]]]] = None
    """Numbers of rows made of others."""

    data: Optional[Sequence[Union[RowData, Mapping[str, Any]]]] = None
    """Files whose numbers join the rows of the same name."""


@dataclass
class RunExplore:
    """Sweeps hardware under budgets."""

    sweeps: Sequence[Union[HardwareSweep, Mapping[str, Any]]]
    """What is swept."""

    name: str
    """What numbers and charts call the table."""

    kind: Literal["explore"] = "explore"
    """What is run."""

    columns: Optional[Sequence[Union[Cell, Mapping[str, Any]]]] = None
    """Numbers of rows made of others."""

    data: Optional[Sequence[Union[RowData, Mapping[str, Any]]]] = None
    """Files whose numbers join the rows of the same name."""


@dataclass
class RunEvaluate:
    """Evaluates the cases of a batch."""

    batch: str
    """A file for 'evaluate --batch', relative to the study."""

    name: str
    """What numbers and charts call the table."""

    kind: Literal["evaluate"] = "evaluate"
    """What is run."""

    columns: Optional[Sequence[Union[Cell, Mapping[str, Any]]]] = None
    """Numbers of rows made of others."""

    data: Optional[Sequence[Union[RowData, Mapping[str, Any]]]] = None
    """Files whose numbers join the rows of the same name."""


@dataclass
class RunData:
    """The rows of files."""

    name: str
    """What numbers and charts call the table."""

    kind: Literal["data"] = "data"
    """What is run."""

    columns: Optional[Sequence[Union[Cell, Mapping[str, Any]]]] = None
    """Numbers of rows made of others."""

    data: Optional[Sequence[Union[RowData, Mapping[str, Any]]]] = None
    """Files whose numbers join the rows of the same name."""


@dataclass
class Number:
    """A number of a table."""

    name: str
    """What claims call the number."""

    take: Literal["max", "min", "mean", "geomean", "median", "sum", "count", "share", "correlation"]
    """What of all rows."""

    of: str
    """The value of a row."""

    in_: Optional[str] = field(default=None, metadata={"key": "in"})
    """The run; by default the first."""

    with_: Optional[str] = field(default=None, metadata={"key": "with"})
    """The second value of a row, for a correlation."""

    where: Optional[str] = None
    """What must be true of a row that counts."""

    rows: Optional[Union[str, Sequence[str]]] = None
    """Names of rows; * is for any characters."""


@dataclass
class Chart:
    """A chart of a table."""

    name: str
    """Of its files, after that of the study."""

    title: str
    """Above the chart."""

    kind: Literal["stacked", "bars", "scatter", "lines"]
    """How it is drawn."""

    axis: str
    """What the numbers are, with their unit."""

    series: Sequence[Union[Cell, Mapping[str, Any]]]
    """What is drawn of each row."""

    in_: Optional[str] = field(default=None, metadata={"key": "in"})
    """The run; by default the first."""

    x_axis: Optional[str] = None
    """What the horizontal axis is. Default: layer."""

    rows: Optional[Union[str, Sequence[str]]] = None
    """Names of rows; * is for any characters."""

    sort: Optional[str] = None
    """Rows are in the order of this number."""

    x: Optional[str] = None
    """Where a point lies, of scatter plots and lines."""

    groups: Optional[Union[str, Sequence[str]]] = None
    """Designs: a stacked bar for each row and each of these."""

    logarithmic: Optional[Flag] = None
    """Whether the axes are. Default: False."""


@dataclass
class Claim:
    """What a source states, with its number."""

    id: str
    """One word for the claim."""

    text: str
    """What the source states."""

    source: str
    """Section and figure."""

    published: Real
    """The number of the source."""

    tolerance: Real
    """The part of the published number by which ours may miss it."""

    check: str
    """Our number, made of numbers."""

    unit: Optional[str] = None
    """Of the number. Default: ."""

    relation: Optional[Literal["about", "at_least", "at-least", "at_most", "at-most"]] = None
    """How ours must lie to it. Default: ABOUT."""

    variant_of: Optional[str] = None
    """The claim that this is under other conditions, as plausible as those of the claim; it does not count as one
    more."""

    note: Optional[str] = None
    """Why ours differs, with evidence."""


@dataclass
class Design:
    """A design, or a variant of one."""

    name: str
    """One word, before the names of its numbers."""

    architecture: Optional[str] = None
    """Name in the library, or a file."""

    base: Optional[str] = None
    """The design of the run that this is a variant of."""

    files: Optional[Union[str, Sequence[str]]] = None
    """Further files with sections of the design."""

    set: Optional[Mapping[str, str]] = None
    """Attributes in place of the file's, by COMPONENT.attribute; COMPONENT.instances is the number of a component."""

    technology: Optional[str] = None
    """Prices are computed in it; by default the design's."""

    tables: Optional[Literal["given", "completed", "ignored"]] = None
    """What becomes of its ERT and ART. Default: GIVEN."""

    mapping_of: Optional[str] = None
    """The design whose mappings it runs, unsearched."""

    area_of: Optional[Union[AreaOf, Mapping[str, Any]]] = None
    """Buffers are sized so that the area is that of another design."""


@dataclass
class NetworkLayers:
    """Layers of a network."""

    network: str
    """Name in the library, or a file."""

    layers: Optional[Union[str, Sequence[str]]] = None
    """Only these layers; * is for any characters."""

    batch: Optional[Whole] = None
    """In place of the batch size of the layers."""


@dataclass
class Cell:
    """A number of each row."""

    name: str
    """What tables and legends call the number."""

    formula: str
    """The number, made of other numbers of the row."""

    unit: Optional[str] = None
    """Of the number. Default: ."""


@dataclass
class RowData:
    """Numbers of a file."""

    file: str
    """A CSV file with a head, relative to the study."""

    key: str
    """The column with the names of rows."""

    name: str
    """What its numbers are called by, before a dot."""


@dataclass
class DirectiveMapping:
    """A style, a search, or the directives of the file, and its hardware."""

    name: str
    """One word, before the names of its numbers."""

    pes: Whole
    """Processing elements."""

    style: Optional[Literal["c-p", "x-p", "yx-p", "yr-p", "kc-p", "gemm"]] = None
    """How layers are mapped."""

    tile: Optional[Mapping[str, str]] = None
    """What a PE holds of dimensions at a time, in place of the style's own."""

    search: Optional[str] = None
    """What a search over directives makes small, in place of a style."""

    noc_bandwidth: Optional[Whole] = None
    """Elements a cycle that the NoC carries. Default: 2147483647."""

    noc_latency: Optional[Whole] = None
    """Cycles until the first element arrives. Default: 1."""

    multicast: Optional[Flag] = None
    """Whether one L2 read can feed several PEs. Default: True."""

    reduction: Optional[Flag] = None
    """Whether partial sums of PEs are added on their way. Default: True."""

    noc_topology: Optional[Literal["bus", "tree", "chain"]] = None
    """What operands take to the units of each cluster level; noc_latency is then of a hop."""

    noc_reduction_topology: Optional[Literal["bus", "tree", "chain"]] = None
    """What partial sums are added up on: tree or chain; by default noc_topology, a tree where that is a bus."""

    noc_energy_per_hop: Optional[Real] = None
    """Energy of an element over a hop. In pJ. Default: 0.0."""

    l1_size: Optional[Whole] = None
    """Bytes in each PE. Default: 2147483647."""

    l2_size: Optional[Whole] = None
    """Bytes that are shared. Default: 2147483647."""


@dataclass
class HardwareSweep:
    """Hardware for some layers in a style."""

    name: str
    """One word, before the names of its numbers."""

    network: Union[NetworkLayers, Mapping[str, Any]]
    """What runs on the hardware."""

    style: Literal["c-p", "x-p", "yx-p", "yr-p", "kc-p", "gemm"]
    """How layers are mapped."""

    pes: str
    """A list of values and ranges, such as 8,16 or 64..512:64."""

    noc_bandwidth: str
    """A list of values and ranges, such as 8,16 or 64..512:64."""

    max_area: Real
    """Budget, mm2."""

    max_power: Real
    """Budget, mW."""

    tile: Optional[Mapping[str, str]] = None
    """What a PE holds of dimensions at a time, in place of the style's own."""

    l1_size: Optional[str] = None
    """A list of values and ranges, such as 8,16 or 64..512:64. Default: exact."""

    l2_size: Optional[str] = None
    """A list of values and ranges, such as 8,16 or 64..512:64. Default: exact."""

    costs: Optional[str] = None
    """Cost table: a name in the library, or a file. Default: maestro-28nm."""


@dataclass
class AreaOf:
    """Sizes buffers to an area."""

    design: str
    """The design that has the area."""

    buffers: Union[str, Sequence[str]]
    """Components whose depth is scaled."""


@dataclass
class Technology:
    """Where energies and areas come from."""

    SECTION: ClassVar[str] = "technology"

    name: str
    """What results call the technology."""

    node_nm: Real
    """Process node. In nm."""

    device: Optional[str] = None
    """Transistors of the SRAM table. Default: itrs-lstp."""

    dram: Optional[str] = None
    """DRAM where a component has no type. Default: LPDDR4."""

    physical: Optional[Flag] = None
    """Whether the tables give leakage and area; if not, they are unknown. Default: True."""

    wires: Optional[Flag] = None
    """Whether wires take energy. Default: True."""

    router: Optional[Union[Router, Mapping[str, Any]]] = None
    """What routers of networks take."""

    relative: Optional[Union[Relative, Mapping[str, Any]]] = None
    """Takes relative.csv into account."""


@dataclass
class Router:
    """What routers of networks take."""

    fj_per_bit: Real
    """Energy of a bit in a router. In fJ/bit."""

    source: str
    """Who says so."""


@dataclass
class Relative:
    """Energies relative to one operation."""

    unit_pj: Optional[Real] = None
    """Energy of 1 in relative.csv. In pJ. Default: 1.0."""

    interpolation: Optional[Literal["logarithmic", "linear"]] = None
    """How sizes between two rows are read. Default: logarithmic."""
