package io.github.fakeec2.types;

/**
 * The facts of all instance families, in a form made for reading and for finding one family quickly.
 *
 * <p>An entry begins at the start of a line with the family's name and goes on over the indented lines that follow:
 * words of the form {@code key=value}. What {@code like} names is taken over from that family, then replaced word by
 * word. In lists, {@code 3*x} stands for {@code x,x,x}; {@code 4xl} stands for the size {@code 4xlarge}. A list
 * without sizes in it goes along with {@code sizes}, one value per size; {@code nano:1,micro:2} names the sizes.
 *
 * <table>
 *   <caption>Keys</caption>
 *   <tr><td>cpu</td><td>who made the processor; the architecture follows from it</td></tr>
 *   <tr><td>ghz</td><td>sustained clock speed, where known; {@code clock}: exceptions</td></tr>
 *   <tr><td>threads</td><td>threads per core, where not what is usual for the maker</td></tr>
 *   <tr><td>gib</td><td>memory per vCPU; {@code mib}: exceptions, memory of the size</td></tr>
 *   <tr><td>vcpus</td><td>exceptions; otherwise the size's name tells (2xl: 8, metal: as the largest size)</td></tr>
 *   <tr><td>net</td><td>Gigabit; {@code ~10}: up to 10; or a word such as {@code moderate}</td></tr>
 *   <tr><td>eni</td><td>exceptions: interfaces x addresses on each; otherwise the number of vCPUs tells;
 *       {@code interfaces}: the same for every size, where exceptions are the rule</td></tr>
 *   <tr><td>disk</td><td>number x GB; {@code disk-type}: ssd unless hdd; {@code nvme}: yes unless no</td></tr>
 *   <tr><td>accel</td><td>kind:maker:name:MiB of one device, _ for a blank; {@code accels}: how many</td></tr>
 *   <tr><td>i386, free</td><td>the sizes that also run 32 bit, that the free tier covers</td></tr>
 *   <tr><td>ebs</td><td>EBS optimization: default unless stated; {@code ebs-supported} and so on: exceptions</td></tr>
 *   <tr><td>ena</td><td>enhanced networking: required unless stated; {@code ena-supported}: exceptions</td></tr>
 *   <tr><td>others</td><td>hypervisor (nitro), generation (current), burst, hibernation, pv (no),
 *       hosts, ipv6 (yes); {@code hosts-no}: the sizes that Dedicated Hosts do not carry</td></tr>
 * </table>
 */
final class InstanceTypeTable {

    static final String TEXT = """

            # Burstable
            t1        hypervisor=xen generation=previous ena=unsupported nvme=no cpu=intel i386=micro pv=yes ipv6=no
                      threads=1 ebs=unsupported hosts=no sizes=micro vcpus=micro:1 mib=micro:627 net=very-low
                      eni=micro:2x2
            t2        hypervisor=xen ena=unsupported cpu=intel ghz=2.5 gib=4 threads=1 burst=yes ebs=unsupported
                      hibernation=yes hosts=no i386=nano,micro,small,medium sizes=nano,micro,small,medium,large,xl,2xl
                      vcpus=nano:1,micro:1,small:1,medium:2 mib=nano:512,micro:1024,small:2048,medium:4096
                      net=5*low-moderate,2*moderate interfaces=2*2x2,3x4,3x6,3x12,2*3x15
                      clock=nano:2.4,medium:2.3,large:2.3,xl:2.3,2xl:2.3
            t3        cpu=intel ghz=2.5 gib=4 burst=yes hibernation=yes free=micro,small
                      sizes=nano,micro,small,medium,large,xl,2xl vcpus=nano:2,micro:2,small:2,medium:2
                      mib=nano:512,micro:1024,small:2048,medium:4096 net=7*~5 interfaces=2*2x2,3x4,3x6,3x12,2*4x15
            t3a       like=t3 cpu=amd ghz=2.2 hosts=no free= interfaces=2*2x2,2x4,3x6,3x12,2*4x15
            t4g       like=t3 cpu=aws hosts=no
            # General purpose
            a1        cpu=aws ghz=2.3 gib=2 sizes=medium,large,xl,2xl,4xl,metal net=6*~10 generation=previous
            m1        hypervisor=xen generation=previous ena=unsupported nvme=no cpu=intel gib=3.75 pv=yes ipv6=no
                      threads=1 hosts=no i386=small,medium ebs=unsupported ebs-supported=large,xl
                      sizes=small,medium,large,xl vcpus=small:1 mib=small:1740,medium:3788 net=low,2*moderate,high
                      disk=1x160,1x410,2x420,4x420 disk-type=hdd eni=medium:2x6
            m2        hypervisor=xen generation=previous ena=unsupported nvme=no cpu=intel gib=8.55 pv=yes ipv6=no
                      threads=1 hosts=no ebs=unsupported ebs-supported=2xl,4xl sizes=xl,2xl,4xl vcpus=xl:2,2xl:4,4xl:8
                      mib=xl:17510,2xl:35020,4xl:70041 net=2*moderate,high disk=1x420,1x850,2x840 disk-type=hdd
                      eni=xl:4x15,2xl:4x30,4xl:8x30
            m3        hypervisor=xen generation=previous ena=unsupported nvme=no cpu=intel ghz=2.5 gib=3.75 pv=yes
                      ipv6=no hibernation=yes ebs=unsupported ebs-supported=xl,2xl sizes=medium,large,xl,2xl
                      mib=medium:3840 net=2*moderate,2*high disk=1x4,1x32,2x40,2x80 eni=medium:2x6,2xl:4x30
            m4        hypervisor=xen ena=unsupported ena-supported=16xl cpu=intel ghz=2.4 gib=4 hibernation=yes
                      sizes=large,xl,2xl,4xl,10xl,16xl net=moderate,3*high,10,25 eni=large:2x10,16xl:8x30
                      generation=previous hosts-no=16xl clock=16xl:2.3
            m5        cpu=intel ghz=3.1 gib=4 hibernation=yes sizes=large,xl,2xl,4xl,8xl,12xl,16xl,24xl,metal
                      net=4*~10,10,12,20,25,25 generation=previous
            m5d       like=m5 disk=1x75,1x150,1x300,2x300,2x600,2x900,4x600,4x900,4x900 generation=current
            m5n       like=m5 hibernation=no net=4*~25,25,50,75,100,100 generation=current
            m5dn      like=m5n disk=1x75,1x150,1x300,2x300,2x600,2x900,4x600,4x900,4x900
            m5zn      like=m5 hibernation=no ghz=4.5 sizes=large,xl,2xl,3xl,6xl,12xl,metal net=4*~25,50,100,100
                      eni=12xl:15x50,metal:15x50 generation=current
            m5a       cpu=amd ghz=2.5 gib=4 hibernation=yes sizes=large,xl,2xl,4xl,8xl,12xl,16xl,24xl net=5*~10,10,12,20
                      hosts=no
            m5ad      like=m5a ghz=2.2 disk=1x75,1x150,1x300,2x300,2x600,2x900,4x600,4x900 clock=8xl:2.5,16xl:2.5
            m6a       cpu=amd ghz=3.6 gib=4 hibernation=yes sizes=large,xl,2xl,4xl,8xl,12xl,16xl,24xl,32xl,48xl,metal
                      net=4*~12.5,12.5,18.75,25,37.5,50,50,50
            m6g       cpu=aws ghz=2.5 gib=4 hibernation=yes sizes=medium,large,xl,2xl,4xl,8xl,12xl,16xl,metal
                      net=5*~10,12,20,25,25
            m6gd      like=m6g disk=1x59,1x118,1x237,1x474,1x950,1x1900,2x1425,2x1900,2x1900
            m6i       cpu=intel ghz=3.5 gib=4 hibernation=yes sizes=large,xl,2xl,4xl,8xl,12xl,16xl,24xl,32xl,metal
                      net=4*~12.5,12.5,18.75,25,37.5,50,50 generation=previous
            m6id      like=m6i disk=1x118,1x237,1x474,1x950,1x1900,2x1425,2x1900,4x1425,4x1900,4x1900 generation=current
            m6in      like=m6i net=~25,~30,~40,~50,50,75,100,150,200,200 eni=32xl:16x50,metal:16x50 generation=current
            m6idn     like=m6in disk=1x118,1x237,1x474,1x950,1x1900,2x1425,2x1900,4x1425,4x1900,4x1900
            m7a       cpu=amd ghz=3.7 gib=4 threads=1 hibernation=yes
                      sizes=medium,large,xl,2xl,4xl,8xl,12xl,16xl,24xl,32xl,48xl,metal-48xl
                      net=5*~12.5,12.5,18.75,25,37.5,3*50
            m7g       cpu=aws ghz=2.6 gib=4 hibernation=yes sizes=medium,large,xl,2xl,4xl,8xl,12xl,16xl,metal
                      net=3*~12.5,2*~15,15,22.5,30,30
            m7gd      like=m7g disk=1x59,1x118,1x237,1x474,1x950,1x1900,2x1425,2x1900,2x1900
            m7i       cpu=intel ghz=3.2 gib=4 hibernation=yes
                      sizes=large,xl,2xl,4xl,8xl,12xl,16xl,24xl,48xl,metal-24xl,metal-48xl
                      net=4*~12.5,12.5,18.75,25,37.5,50,37.5,50 hosts-no=24xl,48xl,metal-24xl
            m7i-flex  like=m7i hosts=no free=large sizes=large,xl,2xl,4xl,8xl,12xl,16xl net=5*~12.5,~18.75,~25 hosts-no=
            m8a       cpu=amd ghz=4.5 gib=4 threads=1 hibernation=yes
                      sizes=medium,large,xl,2xl,4xl,8xl,12xl,16xl,24xl,48xl,metal-24xl,metal-48xl
                      net=3*~12.5,2*~15,15,22.5,30,40,75,40,75
                      interfaces=2x4,3x20,4x20,4x40,8x40,10x40,12x64,2*16x64,24x64,16x64,24x64
            m8g       cpu=aws ghz=2.8 gib=4 hibernation=yes
                      sizes=medium,large,xl,2xl,4xl,8xl,12xl,16xl,24xl,48xl,metal-24xl,metal-48xl
                      net=3*~12.5,2*~15,15,22.5,30,40,50,40,50 clock=48xl:2.7,metal-48xl:2.7
            m8gd      like=m8g disk=1x59,1x118,1x237,1x474,1x950,1x1900,3x950,2x1900,3x1900,6x1900,3x1900,6x1900
            m8i       cpu=intel ghz=3.9 gib=4 hibernation=yes
                      sizes=large,xl,2xl,4xl,8xl,12xl,16xl,24xl,32xl,48xl,96xl,metal-48xl,metal-96xl
                      net=2*~12.5,2*~15,15,22.5,30,40,50,75,100,75,100
                      interfaces=3x20,2*4x30,8x50,10x50,12x50,2*16x64,5*24x64
            m8i-flex  like=m8i hosts=no sizes=large,xl,2xl,4xl,8xl,12xl,16xl net=2*~12.5,3*~15,~22.5,~30
                      interfaces=3x20,2*4x30,8x50,10x50,12x50,16x64
            m8id      like=m8i
                      disk=1x118,1x237,1x474,1x950,1x1900,1x2850,1x3800,2x2850,2x3800,3x3800,6x3800,3x3800,6x3800
                      hibernation=no
            m8gn      like=c8gn gib=4
            m8gb      like=r8gb gib=4
            m8in      like=c8in gib=4 sizes=large,xl,2xl,4xl,8xl,12xl,16xl,24xl,32xl,48xl,96xl
                      net=~25,~30,~40,~50,50,75,100,150,200,300,600 interfaces=4x20,2*4x30,2*8x50,12x50,3*16x64,2*24x64
            m8ib      like=c8ib gib=4 sizes=large,xl,2xl,4xl,8xl,12xl,16xl,24xl,32xl,48xl,96xl
                      net=~16.66,~20,~26.66,~33.33,33.33,50,66.66,100,133.33,200,400
                      interfaces=4x20,2*4x30,2*8x50,12x50,3*16x64,2*24x64
            m8ine     like=c8ine gib=4
            m8azn     cpu=amd threads=1 ghz=5 gib=4 sizes=medium,large,xl,3xl,6xl,12xl,24xl,metal-12xl,metal-24xl
                      net=~25,~30,~40,~50,50,100,200,100,200 interfaces=3x4,2*4x20,2*8x40,4*16x64 hibernation=yes
            # Mac: Dedicated Hosts only
            mac1      cpu=intel-mac ghz=3.2 gib=2 sizes=metal vcpus=metal:12 mib=metal:32768 net=25
            mac2      cpu=apple ghz=3.2 gib=2 threads=2 sizes=metal vcpus=metal:8 mib=metal:16384 net=10 eni=metal:8x30
            mac2-m2   like=mac2 vcpus=metal:8 mib=metal:24576 ghz=3.5 threads=1
            mac2-m2pro like=mac2 vcpus=metal:12 mib=metal:32768 ghz=3.5 eni= threads=1
            mac2-m1ultra like=mac2 vcpus=metal:20 mib=metal:131072 eni= threads=1
            mac-m4    like=mac2 vcpus=metal:10 mib=metal:24576 ghz=3.5 eni= disk=1x1900 threads=1
            mac-m4pro like=mac2 vcpus=metal:14 mib=metal:49152 ghz=3.5 eni= disk=1x1900 threads=1
            mac-m4max like=mac2 threads=1 ghz=4 gib=8 vcpus=metal:16 eni= mib=
            # Compute optimized
            c1        hypervisor=xen generation=previous ena=unsupported nvme=no cpu=intel gib=0.875 pv=yes ipv6=no
                      threads=1 hosts=no i386=medium ebs=unsupported ebs-supported=xl sizes=medium,xl
                      vcpus=medium:2,xl:8 mib=medium:1740,xl:7168 net=moderate,high disk=1x350,4x420 disk-type=hdd
                      eni=medium:2x6
            cc1       hypervisor=xen generation=previous ena=unsupported nvme=no cpu=intel ipv6=no hosts=no
                      ebs=unsupported disk-type=hdd gib=1.4375 sizes=4xl net=10 disk=2x840
            cc2       hypervisor=xen generation=previous ena=unsupported nvme=no cpu=intel ipv6=no hosts=no
                      ebs=unsupported disk-type=hdd ghz=2.6 gib=1.890625 sizes=8xl net=10 disk=4x840
            c3        hypervisor=xen generation=previous ena=unsupported nvme=no cpu=intel ghz=2.8 gib=1.875 pv=yes
                      hibernation=yes i386=large ebs=supported ebs-unsupported=large,8xl sizes=large,xl,2xl,4xl,8xl
                      net=2*moderate,2*high,10 disk=2x16,2x40,2x80,2x160,2x320
            c4        hypervisor=xen ena=unsupported cpu=intel ghz=2.9 gib=1.875 hibernation=yes
                      sizes=large,xl,2xl,4xl,8xl vcpus=8xl:36 mib=8xl:61440 net=moderate,3*high,10 generation=previous
            c5        cpu=intel ghz=3.4 gib=2 hibernation=yes sizes=large,xl,2xl,4xl,9xl,12xl,18xl,24xl,metal
                      net=4*~10,12,12,25,25,25 generation=previous hosts-no=24xl,metal clock=12xl:3.6,24xl:3.6,metal:3.6
            c5d       like=c5 disk=1x50,1x100,1x200,1x400,1x900,2x900,2x900,4x900,4x900 generation=current
                      hosts-no=metal
            c5n       cpu=intel ghz=3.4 gib=2.625 sizes=large,xl,2xl,4xl,9xl,18xl,metal
                      mib=9xl:98304,18xl:196608,metal:196608 net=4*~25,50,100,100
            c5a       cpu=amd ghz=3.3 gib=2 sizes=large,xl,2xl,4xl,8xl,12xl,16xl,24xl net=4*~10,10,12,20,20 hosts=no
            c5ad      like=c5a disk=1x75,1x150,1x300,2x300,2x600,2x900,2x1200,2x1900
            c6a       like=m6a gib=2
            c6g       like=m6g gib=2
            c6gd      like=m6gd gib=2
            c6i       like=m6i gib=2 generation=current
            c6id      like=m6id gib=2
            c7a       like=m7a gib=2
            c7g       like=m7g gib=2
            c7gd      like=m7gd gib=2
            c7i       like=m7i gib=2
            c7i-flex  like=m7i-flex gib=2
            c8g       like=m8g gib=2
            c8gd      like=m8gd gib=2
            c8i       like=m8i gib=2
            c8i-flex  like=m8i-flex gib=2
            c8id      like=m8id gib=2
            c8a       like=m8a gib=2
            c6gn      like=c6g sizes=medium,large,xl,2xl,4xl,8xl,12xl,16xl net=~16,3*~25,25,50,75,100
                      generation=previous
            c6in      like=m6in gib=2
            c7gn      like=c7g net=~25,~30,~40,~50,50,100,150,200,200
            c8gn      like=c8g net=~25,~30,~40,~50,50,100,150,200,300,600,300,600
                      interfaces=2x4,3x10,2*4x15,8x30,10x30,12x30,16x50,4*24x50
            c8gb      like=r8gb gib=2
            c8in      cpu=intel ghz=3.9 gib=2
                      sizes=large,xl,2xl,4xl,8xl,12xl,16xl,24xl,32xl,48xl,96xl,metal-48xl,metal-96xl
                      net=~25,~30,~40,~50,50,75,100,150,200,300,600,300,600
                      interfaces=4x20,2*4x30,2*8x50,12x50,3*16x64,4*24x64
            c8ib      cpu=intel ghz=3.9 gib=2
                      sizes=large,xl,2xl,4xl,8xl,12xl,16xl,24xl,32xl,48xl,96xl,metal-48xl,metal-96xl
                      net=~16.66,~20,~26.66,~33.33,33.33,50,66.66,100,133.33,200,400,200,400
                      interfaces=4x20,2*4x30,2*8x50,12x50,3*16x64,4*24x64
            c8ine     cpu=intel ghz=3.9 gib=2 sizes=large,xl,2xl,4xl,8xl,12xl net=3.125,6.25,12.5,25,50,75 hosts=no
                      interfaces=4x20,2*4x30,2*8x50,12x50
            hpc6a     cpu=amd ghz=3.6 gib=4 threads=1 hosts=no sizes=48xl vcpus=48xl:96 net=100 eni=48xl:2x50
            hpc6id    cpu=intel ghz=3.5 gib=16 threads=1 hosts=no sizes=32xl vcpus=32xl:64 net=200 disk=4x3800
                      eni=32xl:2x50
            hpc7a     cpu=amd ghz=3.7 gib=4 threads=1 hosts=no sizes=12xl,24xl,48xl,96xl
                      vcpus=12xl:24,24xl:48,48xl:96,96xl:192 mib=12xl:786432,24xl:786432,48xl:786432 net=4*300
                      interfaces=4*4x50
            hpc7g     cpu=aws ghz=2.6 gib=2 hosts=no sizes=4xl,8xl,16xl mib=4xl:131072,8xl:131072 net=3*200
                      eni=4xl:4x50,8xl:4x50,16xl:4x50
            hpc8a     cpu=amd threads=1 ghz=4.5 gib=4 sizes=96xl vcpus=96xl:192 net=300 hosts=no eni=96xl:4x50
            # Memory optimized
            cr1       hypervisor=xen generation=previous ena=unsupported nvme=no cpu=intel gib=7.625 ipv6=no hosts=no
                      ebs=unsupported sizes=8xl net=10 disk=2x120
            r3        hypervisor=xen generation=previous ena=unsupported nvme=no cpu=intel ghz=2.5 gib=7.625
                      hibernation=yes ebs=supported ebs-unsupported=large,8xl sizes=large,xl,2xl,4xl,8xl
                      net=2*moderate,2*high,10 disk=1x32,1x80,1x160,1x320,2x320 mib=large:15360
            r4        hypervisor=xen ena=supported cpu=intel ghz=2.3 gib=7.625 hibernation=yes
                      sizes=large,xl,2xl,4xl,8xl,16xl net=4*~10,10,25 generation=previous
            r5        like=m5 gib=8
            r5d       like=m5d gib=8
            r5n       like=m5n gib=8
            r5dn      like=m5dn gib=8
            r5a       like=m5a gib=8
            r5ad      like=m5ad gib=8
            r6a       like=m6a gib=8
            r6g       like=m6g gib=8
            r6gd      like=m6gd gib=8
            r6i       like=m6i gib=8 hibernation=no
            r6id      like=m6id gib=8 hibernation=no
            r6in      like=m6in gib=8
            r6idn     like=m6idn gib=8
            r7a       like=m7a gib=8
            r7g       like=m7g gib=8
            r7gd      like=m7gd gib=8
            r7i       like=m7i gib=8
            r8a       like=m8a gib=8
            r8g       like=m8g gib=8
            r8gd      like=m8gd gib=8
            r8i       like=m8i gib=8
            r8i-flex  like=m8i-flex gib=8
            r8id      like=m8id gib=8
            r5b       like=r5 hibernation=no generation=current
            r7iz      cpu=intel ghz=3.9 gib=8 hibernation=yes
                      sizes=large,xl,2xl,4xl,8xl,12xl,16xl,32xl,metal-16xl,metal-32xl net=4*~12.5,12.5,25,25,50,25,50
                      hosts-no=16xl,32xl
            r8gb      like=r8g sizes=medium,large,xl,2xl,4xl,8xl,12xl,16xl,24xl,48xl,metal-24xl,metal-48xl
                      net=~16.66,~20,~26.66,~33.33,33.33,66.66,100,133.33,200,400,200,400
                      interfaces=2x4,3x10,2*4x15,8x30,10x30,12x30,16x50,4*24x50
            r8gn      like=r8g net=~25,~30,~40,~50,50,100,150,200,300,600,300,600
                      interfaces=2x4,3x10,2*4x15,8x30,10x30,12x30,16x50,4*24x50
            r8in      like=c8in gib=8 sizes=large,xl,2xl,4xl,8xl,12xl,16xl,24xl,32xl,48xl,96xl
                      net=~25,~30,~40,~50,50,75,100,150,200,300,600 interfaces=4x20,2*4x30,2*8x50,12x50,3*16x64,2*24x64
            r8ib      like=c8ib gib=8 sizes=large,xl,2xl,4xl,8xl,12xl,16xl,24xl,32xl,48xl,96xl
                      net=~16.66,~20,~26.66,~33.33,33.33,50,66.66,100,133.33,200,400
                      interfaces=4x20,2*4x30,2*8x50,12x50,3*16x64,2*24x64
            x1        hypervisor=xen ena=supported cpu=intel ghz=2.3 gib=15.25 nvme=no sizes=16xl,32xl net=10,25
                      disk=1x1920,2x1920 eni=16xl:8x30,32xl:8x30
            x1e       like=x1 gib=30.5 sizes=xl,2xl,4xl,8xl,16xl,32xl net=4*~10,10,25
                      disk=1x120,1x240,1x480,1x960,1x1920,2x1920 eni= interfaces=3x10,3*4x15,2*8x30
            x2gd      like=m6gd gib=16 disk=1x59,1x118,1x237,1x475,1x950,1x1900,2x1425,2*2x1900
            x2idn     cpu=intel ghz=3.5 gib=16 sizes=16xl,24xl,32xl,metal net=50,75,100,100
                      disk=1x1900,2x1425,2x1900,2x1900
            x2iedn    cpu=intel ghz=3.5 gib=32 sizes=xl,2xl,4xl,8xl,16xl,24xl,32xl,metal net=3*~25,25,50,75,100,100
                      disk=1x118,1x237,1x475,1x950,1x1900,2x1425,2x1900,2x1900
            x2iezn    cpu=intel ghz=4.5 gib=32 sizes=2xl,4xl,6xl,8xl,12xl,metal net=2*~25,50,75,100,100
                      eni=12xl:15x50,metal:15x50
            x8g       like=m8g gib=16 hibernation=no
            x8i       cpu=intel ghz=3.9 gib=16
                      sizes=large,xl,2xl,4xl,8xl,12xl,16xl,24xl,32xl,48xl,64xl,96xl,metal-48xl,metal-96xl
                      net=2*~12.5,2*~15,15,22.5,30,40,50,75,80,100,75,100
                      interfaces=3x20,2*4x30,8x50,10x50,12x50,2*16x64,6*24x64 hibernation=yes
            x8aedz    cpu=amd threads=1 ghz=5 gib=32 sizes=large,xl,3xl,6xl,12xl,24xl,metal-12xl,metal-24xl
                      net=3*~18.75,18.75,37.5,75,37.5,75 interfaces=2*4x20,2*8x40,4*16x64 hibernation=yes
                      disk=1x158,1x316,1x950,1x1900,1x3800,2x3800,1x3800,2x3800
            z1d       cpu=intel ghz=4 gib=8 sizes=large,xl,2xl,3xl,6xl,12xl,metal net=4*~10,12,25,25
                      disk=1x75,1x150,1x300,1x450,1x900,2x900,2x900 eni=12xl:15x50,metal:15x50
            u-3tb1    cpu=intel ghz=2.1 sizes=56xl mib=56xl:3145728 net=50 eni=56xl:8x30 hosts=no
            u-6tb1    cpu=intel ghz=2.1 sizes=56xl,112xl,metal mib=56xl:6291456,112xl:6291456,metal:6291456 net=3*100
                      eni=metal:5x30
            u-9tb1    cpu=intel ghz=2.1 sizes=112xl,metal mib=112xl:9437184,metal:9437184 net=2*100 eni=metal:5x30
            u-12tb1   cpu=intel ghz=2.1 sizes=112xl,metal mib=112xl:12582912,metal:12582912 net=2*100 eni=metal:5x30
            u-18tb1   cpu=intel ghz=2.1 sizes=112xl,metal mib=112xl:18874368,metal:18874368 net=2*100
            u-24tb1   cpu=intel ghz=2.1 sizes=112xl,metal mib=112xl:25165824,metal:25165824 net=2*100
            u7i-6tb   cpu=intel sizes=112xl mib=112xl:6291456 net=100 ghz=1.9
            u7i-8tb   cpu=intel sizes=112xl mib=112xl:8388608 net=100 ghz=1.9
            u7i-12tb  cpu=intel sizes=224xl mib=224xl:12582912 net=100 ghz=1.9
            u7ib-12tb cpu=intel sizes=224xl mib=224xl:12582912 net=100
            u7in-16tb cpu=intel sizes=224xl mib=224xl:16777216 net=200 eni=224xl:16x50 ghz=1.9
            u7in-24tb cpu=intel sizes=224xl mib=224xl:25165824 net=200 eni=224xl:16x50 ghz=1.9
            u7in-32tb cpu=intel sizes=224xl mib=224xl:33554432 net=200 eni=224xl:16x50 ghz=1.9
            u7inh-32tb cpu=intel sizes=480xl mib=480xl:33554432 net=200
            # Storage optimized
            d2        hypervisor=xen ena=unsupported cpu=intel ghz=2.4 gib=7.625 nvme=no sizes=xl,2xl,4xl,8xl
                      vcpus=8xl:36 mib=8xl:249856 net=moderate,2*high,10 disk=3x2048,6x2048,12x2048,24x2048
                      disk-type=hdd generation=previous
            d3        cpu=intel ghz=3.1 gib=8 sizes=xl,2xl,4xl,8xl net=3*~15,25 disk=3x1980,6x1980,12x1980,24x1980
                      disk-type=hdd hosts=no interfaces=4x3,4x5,4x10,3x20
            d3en      cpu=intel ghz=3.1 gib=4 sizes=xl,2xl,4xl,6xl,8xl,12xl net=2*~25,25,40,50,75
                      disk=2x13980,4x13980,8x13980,12x13980,16x13980,24x13980 disk-type=hdd hosts=no
                      interfaces=4x3,4x5,4x10,4x15,4x20,3x30
            h1        hypervisor=xen ena=supported cpu=intel ghz=2.3 gib=4 nvme=no sizes=2xl,4xl,8xl,16xl
                      net=2*~10,10,25 disk=1x2000,2x2000,4x2000,8x2000 disk-type=hdd eni=16xl:8x50
            hi1       hypervisor=xen generation=previous ena=unsupported nvme=no cpu=intel gib=3.78125 pv=yes ipv6=no
                      hosts=no ebs=unsupported sizes=4xl net=10 disk=2x1024
            hs1       hypervisor=xen generation=previous ena=unsupported nvme=no cpu=intel gib=7.3125 pv=yes ipv6=no
                      hosts=no ebs=unsupported sizes=8xl vcpus=8xl:16 net=10 disk=24x2048 disk-type=hdd eni=8xl:8x30
            i2        hypervisor=xen generation=previous ena=unsupported nvme=no cpu=intel ghz=2.5 gib=7.625
                      ebs=supported ebs-unsupported=8xl sizes=xl,2xl,4xl,8xl net=moderate,2*high,10
                      disk=1x800,2x800,4x800,8x800
            i3        hypervisor=xen ena=supported cpu=intel ghz=2.3 gib=7.625 hibernation=yes
                      sizes=large,xl,2xl,4xl,8xl,16xl,metal vcpus=metal:72 mib=metal:524288 net=4*~10,10,25,25
                      disk=1x475,1x950,1x1900,2x1900,4x1900,8x1900,8x1900
            i3en      cpu=intel ghz=3.1 gib=8 sizes=large,xl,2xl,3xl,6xl,12xl,24xl,metal net=4*~25,25,50,100,100
                      disk=1x1250,1x2500,2x2500,1x7500,2x7500,4x7500,8x7500,8x7500 eni=3xl:4x15 hibernation=yes
            i4g       cpu=aws ghz=2.5 gib=8 sizes=large,xl,2xl,4xl,8xl,16xl net=2*~10,~12,~25,18.75,37.5
                      disk=1x468,1x937,1x1875,1x3750,2x3750,4x3750 hibernation=yes
            i4i       cpu=intel ghz=3.5 gib=8 sizes=large,xl,2xl,4xl,8xl,12xl,16xl,24xl,32xl,metal
                      net=2*~10,~12,~25,18.75,28.12,37.5,56.25,75,75
                      disk=1x468,1x937,1x1875,1x3750,2x3750,3x3750,4x3750,6x3750,8x3750,8x3750 hosts-no=12xl,24xl
                      eni=24xl:15x30
            i7i       cpu=intel ghz=2.4 gib=8 sizes=large,xl,2xl,4xl,8xl,12xl,16xl,24xl,48xl,metal-24xl,metal-48xl
                      net=2*~10,~12,2*~25,~28,~37.5,~56.25,~100,~56.25,~100
                      disk=1x468,1x937,1x1875,1x3750,2x3750,3x3750,4x3750,6x3750,12x3750,6x3750,12x3750 hibernation=yes
            i7ie      cpu=intel ghz=3.6 gib=8 sizes=large,xl,2xl,3xl,6xl,12xl,18xl,24xl,48xl,metal-24xl,metal-48xl
                      net=5*~25,~50,~75,~100,100,~100,100
                      disk=1x1250,1x2500,2x2500,1x7500,2x7500,4x7500,6x7500,8x7500,16x7500,8x7500,16x7500
                      eni=3xl:4x15,12xl:8x50 hibernation=yes
            i8g       cpu=aws ghz=2.8 gib=8 sizes=large,xl,2xl,4xl,8xl,12xl,16xl,24xl,48xl,metal-24xl,metal-48xl
                      net=2*~10,~12,2*~25,~28.12,~37.5,~56.25,~100,~56.25,~100
                      disk=1x468,1x937,1x1875,1x3750,2x3750,3x3750,4x3750,6x3750,12x3750,6x3750,12x3750 hibernation=yes
            i8ge      like=i7ie cpu=aws ghz=2.8 net=4*~25,37.5,75,112.5,150,300,150,300
                      interfaces=3x10,2*4x15,6x30,10x30,12x30,2*16x50,24x50,16x50,24x50 eni=
                      clock=48xl:2.7,metal-48xl:2.7
            im4gn     cpu=aws ghz=2.5 gib=4 sizes=large,xl,2xl,4xl,8xl,16xl net=3*~25,25,50,100
                      disk=1x937,1x1875,1x3750,1x7500,2x7500,4x7500 hibernation=yes
            is4gen    cpu=aws ghz=2.5 gib=6 sizes=medium,large,xl,2xl,4xl,8xl net=4*~25,25,50
                      disk=1x937,1x1875,1x3750,1x7500,2x7500,4x7500 hosts=no hibernation=yes
            # Accelerated
            cg1       hypervisor=xen generation=previous ena=unsupported nvme=no cpu=intel ipv6=no hosts=no
                      ebs=unsupported disk-type=hdd gib=1.40625 sizes=4xl net=10 disk=2x840 accel=gpu:NVIDIA:M2050:3072
                      accels=2
            dl1       cpu=intel ghz=3 gib=8 sizes=24xl net=4x100 disk=4x1000 accel=gpu:Habana:Gaudi_HL-205:32768
                      accels=8 eni=24xl:60x50
            dl2q      cpu=intel gib=8 sizes=24xl net=100 accel=inference:Qualcomm:Qualcomm_AI100:16000 accels=8 ghz=2.5
            f1        hypervisor=xen ena=supported cpu=intel ghz=2.3 gib=15.25 sizes=2xl,4xl,16xl net=2*~10,25
                      disk=1x470,1x940,4x940 accel=fpga:Xilinx:Virtex_UltraScale_(VU9P):65536 accels=1,2,8 eni=16xl:8x50
            f2        cpu=amd ghz=3.4 sizes=6xl,12xl,48xl mib=6xl:262144,12xl:524288,48xl:2097152 net=12.5,25,100
                      disk=1x940,2x940,8x940 accel=fpga:Xilinx:Virtex_UltraScale+_(VU47P):81920 accels=1,2,8
            g2        hypervisor=xen generation=previous ena=unsupported nvme=no cpu=intel ghz=2.6 gib=1.875 ipv6=no
                      ebs=supported ebs-unsupported=8xl sizes=2xl,8xl net=moderate,10 disk=1x60,2x120
                      accel=gpu:NVIDIA:K520:4096 accels=1,4
            g3        hypervisor=xen ena=supported cpu=intel ghz=2.3 gib=7.625 sizes=4xl,8xl,16xl net=~10,10,25
                      accel=gpu:NVIDIA:M60:8192 accels=1,2,4
            g3s       like=g3 sizes=xl net=~10 accels=1
            g4ad      cpu=amd ghz=3 gib=4 sizes=xl,2xl,4xl,8xl,16xl net=3*~10,15,25 disk=1x150,1x300,1x600,1x1200,2x1200
                      accel=gpu:AMD:Radeon_Pro_V520:8192 accels=1,1,1,2,4 hosts-no=16xl interfaces=2*2x4,3x10,4x15,8x30
            g4dn      cpu=intel ghz=2.5 gib=4 sizes=xl,2xl,4xl,8xl,12xl,16xl,metal vcpus=metal:96 net=3*~25,50,50,50,100
                      disk=1x125,1x225,1x225,1x900,1x900,1x900,2x900 accel=gpu:NVIDIA:T4:16384 accels=1,1,1,1,4,1,8
                      hosts-no=xl,2xl,4xl,8xl,16xl interfaces=3*3x10,4x15,8x30,4x15,15x50
            g5        cpu=amd ghz=3.3 gib=4 sizes=xl,2xl,4xl,8xl,12xl,16xl,24xl,48xl net=2*~10,~25,25,40,25,50,100
                      disk=1x250,1x450,1x600,1x900,1x3800,1x1900,1x3800,2x3800 accel=gpu:NVIDIA:A10G:22888
                      accels=1,1,1,1,4,1,4,8 eni=12xl:15x50,16xl:8x30,48xl:7x50 hosts-no=xl,2xl,4xl,8xl,12xl,16xl
            g5g       cpu=aws ghz=2.5 gib=2 sizes=xl,2xl,4xl,8xl,16xl,metal net=3*~10,12,25,25
                      accel=gpu:NVIDIA:T4g:16384 accels=1,1,1,1,2,2 hosts-no=xl,2xl,4xl,8xl
            g6        cpu=amd ghz=3.4 gib=4 sizes=xl,2xl,4xl,8xl,12xl,16xl,24xl,48xl net=2*~10,~25,25,40,25,50,100
                      disk=1x250,1x450,1x600,2x450,4x940,2x940,4x940,8x940 accel=gpu:NVIDIA:L4:22888
                      accels=1,1,1,1,4,1,4,8 hosts-no=xl,2xl,4xl,8xl,12xl,16xl
            g6e       cpu=amd ghz=3.4 gib=8 sizes=xl,2xl,4xl,8xl,12xl,16xl,24xl,48xl net=2*~20,20,25,100,35,200,400
                      disk=1x250,1x450,1x600,2x450,2x1900,2x950,2x1900,4x1900 accel=gpu:NVIDIA:L40S:45776
                      accels=1,1,1,1,4,1,4,8 eni=12xl:10x30,24xl:20x50,48xl:40x50 hosts-no=xl,2xl,4xl,8xl,12xl,16xl
            g6f       cpu=amd ghz=3.4 gib=4 sizes=large,xl,2xl,4xl net=3*~10,~25 disk=2*1x100,1x200,1x450
                      accel=gpu:NVIDIA:L4:22888 accels=1/8,1/8,1/4,1/2 hosts=no eni=large:2x10
            gr6       like=g6 gib=8 sizes=4xl,8xl net=~25,25 disk=1x600,2x450 accels=1,1 hosts=no hosts-no=
            gr6f      like=g6f gib=8 sizes=4xl net=~25 disk=1x450 accels=1/2 eni=
            g7e       cpu=intel ghz=2.4 gib=8 sizes=2xl,4xl,8xl,12xl,24xl,48xl mib=12xl:524288,24xl:1048576,48xl:2097152
                      net=2*50,100,400,800,1600 accel=gpu:NVIDIA:RTX_PRO_Server_6000:98304 accels=3*1,2,4,8
                      hosts-no=2xl,4xl,8xl interfaces=4x64,2*8x64,10x64,20x64,40x64 disk=3*1x1900,1x3800,2x3800,4x3800
            inf1      cpu=intel ghz=2.5 gib=2 sizes=xl,2xl,6xl,24xl net=2*~25,25,100 accel=neuron:AWS:Inferentia:8192
                      accels=1,1,4,16 eni=xl:4x10,2xl:4x10,24xl:11x30 hosts-no=xl,2xl
            inf2      cpu=amd ghz=3.6 gib=4 sizes=xl,8xl,24xl,48xl net=~15,~25,50,100 accel=neuron:AWS:Inferentia2:32768
                      accels=1,1,6,12 hosts-no=xl,8xl
            p2        hypervisor=xen ena=supported cpu=intel ghz=2.3 gib=15.25 sizes=xl,8xl,16xl mib=16xl:749568
                      net=high,10,25 accel=gpu:NVIDIA:K80:12288 accels=1,8,16 eni=16xl:8x30
            p3        hypervisor=xen ena=supported cpu=intel ghz=2.3 gib=7.625 sizes=2xl,8xl,16xl net=~10,10,25
                      accel=gpu:NVIDIA:V100:16384 accels=1,4,8 eni=16xl:8x30
            p3dn      cpu=intel ghz=2.5 gib=8 sizes=24xl net=100 disk=2x900 accel=gpu:NVIDIA:V100:32768 accels=8
            p4d       cpu=intel ghz=3 gib=12 sizes=24xl net=4x100 disk=8x1000 accel=gpu:NVIDIA:A100:40960 accels=8
                      eni=24xl:60x50
            p4de      like=p4d accel=gpu:NVIDIA:A100:81920 hosts=no
            p5        cpu=amd ghz=3.6 sizes=4xl,48xl mib=4xl:262144,48xl:2097152 net=100,3200 disk=1x3800,8x3800
                      accel=gpu:NVIDIA:H100:81920 accels=1,8 eni=4xl:4x30,48xl:64x50 hosts=no
            p5e       like=p5 sizes=48xl net=3200 disk=8x3800 accel=gpu:NVIDIA:H200:144384 accels=8 eni=48xl:64x50
            p5en      like=p5e cpu=intel ghz=2.4
            p6-b200   like=p5en accel=gpu:NVIDIA:B200:183359 eni=48xl:32x50
            p6-b300   cpu=intel ghz=2.4 gib=21.3333 sizes=48xl mib=48xl:4194304 net=6400 accel=gpu:NVIDIA:B300:275040
                      accels=8 hosts=no eni=48xl:68x50 disk=8x3800
            p6e-gb200 cpu=nvidia threads=1 hosts=no sizes=36xl mib=36xl:983040 net=1600 disk=3x7500
                      accel=gpu:NVIDIA:GB200:189471 accels=4
            trn1      cpu=intel ghz=3.5 gib=4 sizes=2xl,32xl net=~12.5,8x100 disk=1x474,4x1900
                      accel=neuron:AWS:Trainium:32768 accels=1,16 eni=32xl:40x50
            trn1n     like=trn1 sizes=32xl net=16x100 disk=4x1900 accels=16 eni=32xl:80x50 hosts=no
            trn2      cpu=intel sizes=3xl,48xl mib=3xl:131072,48xl:2097152 net=200,16x200 disk=1x470,4x1900
                      accel=neuron:AWS:Trainium2:524288 accels=1,16 hosts=no eni=3xl:2x15,48xl:32x50 ghz=3.5
            vt1       cpu=intel ghz=2.5 gib=2 sizes=3xl,6xl,24xl net=3.12,6.25,25 accel=media:Xilinx:U30:24576
                      accels=1,2,8 eni=3xl:4x15
            """;

    private InstanceTypeTable() {}
}
