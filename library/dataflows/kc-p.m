// KC-P: output channels over clusters, input channels inside, as in NVDLA (Kwon et al. 2020, Figure
// 4(a)).
//
// Every cluster makes one output channel; its 64 PEs hold one input channel each and add up.
//
// The layer is conv3_1 of VGG-16, padded, for an array of 256 PEs. To map another layer, give its
// dimensions, and a cluster of at most C PEs.
Network kc_p {
  Layer conv3_1 {
    Type: CONV
    Dimensions { K: 256, C: 128, R: 3, S: 3, Y: 58, X: 58 }
    Dataflow {
      SpatialMap(1,1) K;
      TemporalMap(64,64) C;
      TemporalMap(Sz(R),Sz(R)) R;
      TemporalMap(Sz(S),Sz(S)) S;
      TemporalMap(Sz(R),1) Y;
      TemporalMap(Sz(S),1) X;
      Cluster(64,P);
      SpatialMap(1,1) C;
    }
  }
}
