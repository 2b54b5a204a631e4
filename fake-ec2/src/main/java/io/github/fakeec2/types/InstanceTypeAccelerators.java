package io.github.fakeec2.types;

import io.github.fakeec2.compat.NewerSdk;
import io.github.fakeec2.types.InstanceTypeFacts.Accelerators;
import software.amazon.awssdk.services.ec2.model.FpgaDeviceInfo;
import software.amazon.awssdk.services.ec2.model.FpgaDeviceMemoryInfo;
import software.amazon.awssdk.services.ec2.model.FpgaInfo;
import software.amazon.awssdk.services.ec2.model.GpuDeviceInfo;
import software.amazon.awssdk.services.ec2.model.GpuDeviceMemoryInfo;
import software.amazon.awssdk.services.ec2.model.GpuInfo;
import software.amazon.awssdk.services.ec2.model.InferenceAcceleratorInfo;
import software.amazon.awssdk.services.ec2.model.InferenceDeviceInfo;
import software.amazon.awssdk.services.ec2.model.InferenceDeviceMemoryInfo;
import software.amazon.awssdk.services.ec2.model.InstanceTypeInfo;
import software.amazon.awssdk.services.ec2.model.MediaAcceleratorInfo;
import software.amazon.awssdk.services.ec2.model.MediaDeviceInfo;
import software.amazon.awssdk.services.ec2.model.MediaDeviceMemoryInfo;
import software.amazon.awssdk.services.ec2.model.NeuronDeviceInfo;
import software.amazon.awssdk.services.ec2.model.NeuronDeviceMemoryInfo;
import software.amazon.awssdk.services.ec2.model.NeuronInfo;

/** The accelerators of an instance type, each kind in the member of the SDK's model object that is made for it. */
final class InstanceTypeAccelerators {

    private InstanceTypeAccelerators() {}

    static void addTo(InstanceTypeInfo.Builder view, Accelerators devices) {
        int total = devices.count() * devices.memoryMib();
        switch (devices.kind()) {
            case GPU -> view.gpuInfo(GpuInfo.builder().totalGpuMemoryInMiB(total).gpus(gpu(devices)).build());
            case NEURON -> view.applyMutation(NewerSdk.member("InstanceTypeInfo.neuronInfo",
                    type -> type.neuronInfo(NeuronInfo.builder()
                            .totalNeuronDeviceMemoryInMiB(total).neuronDevices(neuron(devices)).build())));
            case INFERENCE -> view.inferenceAcceleratorInfo(InferenceAcceleratorInfo.builder()
                    .applyMutation(NewerSdk.member("InferenceAcceleratorInfo.totalInferenceMemoryInMiB",
                            info -> info.totalInferenceMemoryInMiB(total)))
                    .accelerators(inference(devices)).build());
            case FPGA -> view.fpgaInfo(FpgaInfo.builder().totalFpgaMemoryInMiB(total).fpgas(fpga(devices)).build());
            case MEDIA -> view.applyMutation(NewerSdk.member("InstanceTypeInfo.mediaAcceleratorInfo",
                    type -> type.mediaAcceleratorInfo(MediaAcceleratorInfo.builder()
                            .totalMediaMemoryInMiB(total).accelerators(media(devices)).build())));
        }
    }

    private static GpuDeviceInfo gpu(Accelerators devices) {
        return GpuDeviceInfo.builder()
                .manufacturer(devices.manufacturer()).name(devices.name()).count(devices.count())
                .memoryInfo(GpuDeviceMemoryInfo.builder().sizeInMiB(devices.memoryMib()).build())
                .build();
    }

    private static NeuronDeviceInfo neuron(Accelerators devices) {
        return NeuronDeviceInfo.builder()
                .name(devices.name()).count(devices.count())
                .memoryInfo(NeuronDeviceMemoryInfo.builder().sizeInMiB(devices.memoryMib()).build())
                .build();
    }

    private static InferenceDeviceInfo inference(Accelerators devices) {
        return InferenceDeviceInfo.builder()
                .manufacturer(devices.manufacturer()).name(devices.name()).count(devices.count())
                .applyMutation(NewerSdk.member("InferenceDeviceInfo.memoryInfo", device -> device.memoryInfo(
                        InferenceDeviceMemoryInfo.builder().sizeInMiB(devices.memoryMib()).build())))
                .build();
    }

    private static FpgaDeviceInfo fpga(Accelerators devices) {
        return FpgaDeviceInfo.builder()
                .manufacturer(devices.manufacturer()).name(devices.name()).count(devices.count())
                .memoryInfo(FpgaDeviceMemoryInfo.builder().sizeInMiB(devices.memoryMib()).build())
                .build();
    }

    private static MediaDeviceInfo media(Accelerators devices) {
        return MediaDeviceInfo.builder()
                .manufacturer(devices.manufacturer()).name(devices.name()).count(devices.count())
                .memoryInfo(MediaDeviceMemoryInfo.builder().sizeInMiB(devices.memoryMib()).build())
                .build();
    }
}
