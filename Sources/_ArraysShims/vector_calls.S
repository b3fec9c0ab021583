// Calls libmvec's functions for vectors of 32 and 64 bytes. Clang hands such vectors over in
// registers only when a whole file is compiled for AVX, which SwiftPM has no setting for; with a
// target attribute on a function it hands them over in memory, where libmvec does not look.
//
//   void arrays_apply_ymm(void *function, void *out, const void *in, size_t vectors);
//   void arrays_apply_pair_ymm(void *function, void *out, const void *left, const void *right,
//                              size_t vectors);
//
// and the same for zmm. `vectors` is at least 1.

#if defined(__x86_64__) && defined(__linux__)

.macro SAVE register
  pushq %\register
  .cfi_adjust_cfa_offset 8
  .cfi_rel_offset \register, 0
.endm

.macro RESTORE register
  popq %\register
  .cfi_adjust_cfa_offset -8
  .cfi_restore \register
.endm

.macro APPLY kind, bytes
  .globl arrays_apply_\kind
  .hidden arrays_apply_\kind
  .type arrays_apply_\kind, @function
arrays_apply_\kind:
  .cfi_startproc
  SAVE rbx
  SAVE r12
  SAVE r13
  SAVE r14
  subq $8, %rsp
  .cfi_adjust_cfa_offset 8
  movq %rdi, %rbx
  movq %rsi, %r12
  movq %rdx, %r13
  movq %rcx, %r14
1:
  vmovups (%r13), %\kind\()0
  call *%rbx
  vmovups %\kind\()0, (%r12)
  addq $\bytes, %r12
  addq $\bytes, %r13
  decq %r14
  jnz 1b
  vzeroupper
  addq $8, %rsp
  .cfi_adjust_cfa_offset -8
  RESTORE r14
  RESTORE r13
  RESTORE r12
  RESTORE rbx
  ret
  .cfi_endproc
  .size arrays_apply_\kind, . - arrays_apply_\kind

  .globl arrays_apply_pair_\kind
  .hidden arrays_apply_pair_\kind
  .type arrays_apply_pair_\kind, @function
arrays_apply_pair_\kind:
  .cfi_startproc
  SAVE rbx
  SAVE r12
  SAVE r13
  SAVE r14
  SAVE r15
  movq %rdi, %rbx
  movq %rsi, %r12
  movq %rdx, %r13
  movq %rcx, %r14
  movq %r8, %r15
2:
  vmovups (%r13), %\kind\()0
  vmovups (%r14), %\kind\()1
  call *%rbx
  vmovups %\kind\()0, (%r12)
  addq $\bytes, %r12
  addq $\bytes, %r13
  addq $\bytes, %r14
  decq %r15
  jnz 2b
  vzeroupper
  RESTORE r15
  RESTORE r14
  RESTORE r13
  RESTORE r12
  RESTORE rbx
  ret
  .cfi_endproc
  .size arrays_apply_pair_\kind, . - arrays_apply_pair_\kind
.endm

  .text
  APPLY ymm, 32
  APPLY zmm, 64

#endif

#if defined(__linux__)
  .section .note.GNU-stack, "", @progbits
#endif
