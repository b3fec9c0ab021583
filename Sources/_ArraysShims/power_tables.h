// Written by Scripts/power-tables.
#ifndef POWER_TABLES_H
#define POWER_TABLES_H

/// How far a significand times its factor is from 1: 0.0342 at most.
static const double power_factors[16] __attribute__((aligned(64))) = {
  0x1p+0, 0x1.ep-1, 0x1.c8p-1, 0x1.bp-1, 0x1.98p-1, 0x1.88p-1, 0x1.7p-1, 0x1.6p-1, 0x1.58p-1,
  0x1.48p-1, 0x1.38p-1, 0x1.3p-1, 0x1.28p-1, 0x1.18p-1, 0x1.1p-1, 0x1.08p-1,
};
static const float power_factors_f32[16] __attribute__((aligned(64))) = {
  0x1p+0f, 0x1.ep-1f, 0x1.c8p-1f, 0x1.bp-1f, 0x1.98p-1f, 0x1.88p-1f, 0x1.7p-1f, 0x1.6p-1f,
  0x1.58p-1f, 0x1.48p-1f, 0x1.38p-1f, 0x1.3p-1f, 0x1.28p-1f, 0x1.18p-1f, 0x1.1p-1f, 0x1.08p-1f,
};
/// The logarithms of the factors' reciprocals: multiples of 2^-42, and the rests.
static const double power_logs[16] __attribute__((aligned(64))) = {
  0x0p+0, 0x1.08598b59e4p-4, 0x1.da72763844p-4, 0x1.5bf406b544p-3, 0x1.d1037f2656p-3,
  0x1.1178e8227ep-2, 0x1.522ae0738ap-2, 0x1.7fafa3bd81p-2, 0x1.973a343135p-2, 0x1.c7ff9c7455p-2,
  0x1.fb358af7a5p-2, 0x1.0ae76e2d058p-1, 0x1.188ee40f24p-1, 0x1.35028ad9d9p-1, 0x1.43d9ff2f92p-1,
  0x1.5322e268678p-1,
};
static const double power_log_rests[16] __attribute__((aligned(64))) = {
  0x0p+0, -0x1.7e5dd7009902cp-46, 0x1.a89401fa71733p-46, -0x1.27023eb68981cp-46,
  -0x1.84a7e75b6f6e4p-47, 0x1.1ef78ce2d07f2p-44, 0x1.ebe708164c759p-45, 0x1.46fb79bf6d4cbp-44,
  0x1.ab73b16bf4984p-44, 0x1.324911f56db29p-44, -0x1.def40b87d36d9p-44, -0x1.82de51de06076p-44,
  -0x1.accec41d52e6cp-44, -0x1.bd1f01ab60655p-44, 0x1.e267b0b7efae1p-44, 0x1.5ccc45d257531p-47,
};
/// The same to base 2, less the bias of single precision's exponents.
static const double power_logs2[16] __attribute__((aligned(64))) = {
  -0x1.fcp+6, -0x1.fba0a7eda4c11p+6, -0x1.fb54e11eb002ap+6, -0x1.fb05013ab7ce1p+6,
  -0x1.fab09044d313ap+6, -0x1.fa75767f54043p+6, -0x1.fa1820a01ac75p+6, -0x1.f9d6753e032eap+6,
  -0x1.f9b47ebf73883p+6, -0x1.f96e221cd9d0dp+6, -0x1.f924407ab0e07p+6, -0x1.f8fde0b5c8134p+6,
  -0x1.f8d67af16da76p+6, -0x1.f88462c466d3dp+6, -0x1.f8598fdbeb245p+6, -0x1.f82d75a6eb1ep+6,
};
/// The powers of 2^(1/16), and what they lack, relative to them.
static const double power_roots[16] __attribute__((aligned(64))) = {
  0x1p+0, 0x1.0b5586cf9890fp+0, 0x1.172b83c7d517bp+0, 0x1.2387a6e756238p+0, 0x1.306fe0a31b715p+0,
  0x1.3dea64c123422p+0, 0x1.4bfdad5362a27p+0, 0x1.5ab07dd485429p+0, 0x1.6a09e667f3bcdp+0,
  0x1.7a11473eb0187p+0, 0x1.8ace5422aa0dbp+0, 0x1.9c49182a3f09p+0, 0x1.ae89f995ad3adp+0,
  0x1.c199bdd85529cp+0, 0x1.d5818dcfba487p+0, 0x1.ea4afa2a490dap+0,
};
static const double power_root_rests[16] __attribute__((aligned(64))) = {
  0x0p+0, 0x1.79aa65d837b6cp-54, -0x1.01b15eaa59348p-55, 0x1.68efde3a8a893p-54,
  0x1.34d754db0abb6p-55, 0x1.59f48a72a4c6cp-55, 0x1.690cebb7aafbp-56, 0x1.063e1e21c5409p-54,
  -0x1.3b3efbf5e2229p-54, -0x1.b32dcb94da51dp-56, 0x1.db72fc1f0eab4p-55, 0x1.1affc2b91ce27p-56,
  0x1.c1a7792cb3386p-55, 0x1.36eae30af0cb3p-56, 0x1.4a385a63d07a7p-56, -0x1.ff7128fd391f1p-55,
};
/// log(1 + r) = r - r²/2 · (1 + r · (these)).
static const double power_log_terms[10] __attribute__((aligned(64))) = {
  -0x1.5555555555555p-1, 0x1p-1, -0x1.99999999997ap-2, 0x1.555555555538p-2, -0x1.24924927df27dp-2,
  0x1.00000003108a4p-2, -0x1.c71c33ff011bcp-3, 0x1.9999603ae8983p-3, -0x1.75490e538bacdp-3,
  0x1.5630727c4b56p-3,
};
/// exp(r) = 1 + r + r² · (these).
static const double power_exp_terms[6] __attribute__((aligned(64))) = {
  0x1.0000000000001p-1, 0x1.5555555555556p-3, 0x1.55555554e9468p-5, 0x1.11111110e10a8p-7,
  0x1.6c17ed4cc4834p-10, 0x1.a01b0c2edab7cp-13,
};
/// log2(1 + r) = r · (these).
static const double power_log2_terms[6] __attribute__((aligned(64))) = {
  0x1.71547652c37e5p+0, -0x1.71547652cbf96p-1, 0x1.ec709321cb057p-2, -0x1.71546d0506bd2p-2,
  0x1.27d58b229929bp-2, -0x1.ed1679a39c863p-3,
};
/// 2^r = 1 + r · (these).
static const double power_exp2_terms[4] __attribute__((aligned(64))) = {
  0x1.62e42fee4615fp-1, 0x1.ebfbdff78ad41p-3, 0x1.c6b3488206d06p-5, 0x1.3b2bfa0553142p-7,
};

#define POWER_LN2_HIGH 0x1.62e42fefa38p-1
#define POWER_LN2_REST 0x1.ef35793c7673p-45
#define POWER_LOG2_E 0x1.71547652b82fep+0

#endif
