package io.github.fakeec2.types;

/**
 * Where each family is offered, as DescribeInstanceTypeOfferings answered in spring 2026 ("Amazon EC2 instance types by
 * Region" in the EC2 Instance Types Guide has the regions).
 *
 * <p>An entry has the family's name, or a type's where that differs from its family, and then regions as AZ IDs spell
 * them: {@code use1} is us-east-1, in all its zones; {@code use1:12456} is us-east-1 without use1-az3; {@code *} is
 * everywhere; {@code -use1} takes that back; {@code like=m5} starts from what that family has. The last word on a
 * region counts.
 *
 * <p>Approximate: the families that AWS no longer offers are where they were; ap-east-2, ap-southeast-6,
 * ap-southeast-7 and mx-central-1 have what ap-southeast-5 has.
 */
final class InstanceTypeOfferTable {

    static final String TEXT = """

            t1        apne1:14 apse1:12 apse2:13 euw1 sae1:1 use1:12456 usw1 usw2:123
            t2        like=t1 apne1 apne2:13 apne3:3 aps1:13 apse1 apse2 cac1:12 euc1 euw2 euw3 sae1:13 use1 use2
            t3        * use1:12456
            t3a       like=t2 apne1:24 -apne3 aps1 eus1 ilc1 sae1 use1:12456 usw2
            t4g       like=t3
            a1        apne1:24 aps1:23 apse1:12 apse2:12 euc1:23 euw1:12 use1:246 use2:12 usw2:23
            m1        like=t1 use1:1246
            m2        like=m1
            m3        like=t1 apse2 euc1:23 sae1:13 use1:2346
            m4        like=t2 -euw3
            m4.10xlarge like=m4 -apne3
            m5        like=t3 -ape2 -apse5 -apse6 -apse7 -mxc1
            m5d       like=m5
            m5n       apne1 apse1 euc1 euw1 use1:12456 use2 usw2:123
            m5n.metal like=m5n apne1:24 euc1:23 -euw1 use1:2456
            m5dn      like=m5n
            m5zn      like=t1 apne1 apne2:13 apse2:12 euc1:23 sae1:12 use2
            m5a       like=t3a apne1 cac1 -ilc1
            m5ad      like=m5a cac1:12 euc1:23 -eus1 sae1:13
            m6a       like=m5a -apne2 aps2
            m6g       like=t3
            m6gd      like=t3 afs1:12 apne2:124
            m6i       like=t3 -apse4 -eus2
            m6id      like=m5a ape2 apne2:134 apse5 apse6 apse7 caw1 euc2 eus1:12 eus2 euw2:23 -euw3 ilc1 mxc1 sae1:13
            m6in      like=m5a apne2 euc2 eun1 -eus1 eus2 euw2:13 -euw3 -sae1
            m6idn     like=m6in
            m7a       like=m5n -apse1 apse2 eun1 eus2 euw2 usw2
            m7g       like=t3 -caw1 -eus1
            m7gd      like=m6id apne2:124 -cac1 -caw1 -euc2 eun1 -eus1 -euw2 euw3 -ilc1 mec1 sae1:12
            m7i       like=t3 -aps2 -caw1 -mes1
            m7i-flex  like=m7i -afs1 -euc2 -eus1 -ilc1 -mec1
            m7i-flex.12xlarge like=m7i-flex -apse3 use1:1246
            m7i-flex.16xlarge like=m7i-flex.12xlarge
            m8a       apne1 euc1:23 eus2 euw1:12 use1:246 use2 usw2
            m8g       like=t3 caw1:12 -ilc1
            m8gd      like=m7a ape2 apse5 apse6 apse7 cac1 -eun1 euw1:13 mxc1 sae1
            m8i       like=m8gd afs1 apne2 aps1 aps2 apse1 euw3:13 usw1
            m8i-flex  like=m8i use1:246
            m8id      like=m8a euc1 -euw1 use1:12456
            m8gn      use1:1246 usw2:123
            m8gn.metal-24xl use1:1246
            m8gn.metal-48xl use1:1246
            m8gb      like=m8gn
            m8gb.metal-24xl use1:1246
            m8gb.metal-48xl use1:1246
            m8in      eus2 use1:246 usw2
            m8ib      like=m8in
            m8ine     use1:246 usw2
            m8azn     like=m5n.metal apne1 -apse1
            mac1      like=a1 apne1:14 apne2:14 aps1:12 apse2:13 euc1:12 eun1:12 euw2:12 use1:46 use2:23 usw2
            mac2      apse1:12 euw1:12 use1:1246 use2 usw2
            mac2-m2   apse2:13 cac1:12 euc1:12 use1:46 use2:23 usw2:123
            mac2-m2pro like=mac2-m2 -cac1 -euc1 use2
            mac2-m1ultra use1:46 usw2:134
            mac-m4    like=mac2-m2 -cac1 euw1:13 use1:1246 usw2
            mac-m4pro use1:26 use2 usw2
            mac-m4max use1:46 usw2:34
            c1        like=m1 sae1:12
            cc1       use1:6
            cc2       euw1 use1:6 usw2:1
            c3        like=m3
            c4        like=m4
            c5        like=m5
            c5d       like=m5 -caw1
            c5d.12xlarge like=c5d -ape1 apne3:12 -euw3 -mes1 use1:246
            c5d.24xlarge like=c5d.12xlarge
            c5d.metal like=c5d.12xlarge use1:1246
            c5n       like=m5a afs1 ape1 apne2:123 apne3 apse3 eun1 mes1
            c5a       like=c5n apne1:14 -apne3 -apse3 euw3:13
            c5ad      like=m5n afs1 -apne1 apse1:23 apse2 eus1 mes1 sae1:12 use2:12 usw2:124
            c6a       like=m6a ape1:13 -eus1 -euw3
            c6g       like=t3 afs1:23
            c6gd      like=c5n -ape1 euc2 -eus1 eus2:12 -mes1
            c6i       like=m6i -apse3 -euc2 -mec1
            c6id      like=m8gd apne2:123 apse1 cac1:12 caw1 eus1 -eus2 euw1 euw2:12 euw3:23 ilc1
            c7a       like=m7a -apse2 euw2:23
            c7g       like=m6i euc2:23 eus2 -mec1
            c7gd      like=m7gd apne2:13 apne3:13 apse3:13 cac1:14 euc2:23 euw2 euw3:12 -mec1
            c7i       like=m7g afs1:23 -ilc1 -mes1
            c7i-flex  like=m7i-flex afs1:12 apne2:24 -apne3 -apse4 euc1:13 euc2
            c8g       like=m7i-flex aps2 euc2:12 eus1:12 -euw3
            c8gd      like=m8gd euw1
            c8i       like=m8i apse5:13 euc1:13 euw1:23 euw2:13 sae1:23
            c8i-flex  like=m8i sae1:12
            c8id      like=m8id
            c8a       like=m8a apne1:24 euw1:13 use1:2456
            c6gn      like=c6i -afs1 apne2:123 -aps2 apse3
            c6in      like=t3 usw2:123
            c7gn      like=m5n -apse1 -euc1 usw2
            c8gn      like=m8g ape1:12 -apne3 euc2:13 eus2:12 -euw3 -mes1
            c8gn.metal-24xl use1:12456
            c8gn.metal-48xl use1:12456
            c8gb      use1:2456 usw2
            c8gb.48xlarge use1:12456 usw2
            c8gb.metal-24xl use1:2456
            c8gb.metal-48xl use1:12456
            c8in      like=m8in apne1 usw2:123
            c8in.metal-48xl like=c8in -eus2
            c8in.metal-96xl like=c8in -eus2
            c8ib      use1:246 usw2:123
            c8ib.metal-48xl use1:246
            c8ib.metal-96xl use1:246
            c8ine     like=c8in -eus2
            hpc6a     apse1:1 apse2:1 eun1:2 use2:2
            hpc6id    eun1:2 euw3:1 use2:2
            hpc7a     like=hpc6id euw1:1
            hpc7g     apne1:4 euw1:1 use1:6
            hpc8a     apne1:4 eun1:2 use2:2
            cr1       apne1 euw1 use1:12 usw2:12
            r3        like=m3 apne2:13 aps1:13 use2
            r4        like=t2
            r5        like=m5
            r5d       like=c5d
            r5d.metal like=c5d usw2:123
            r5n       like=m5a afs1 ape1 apne2 eun1 usw2:123
            r5dn      like=m5n afs1 apne2:13 apse2 eun1:23 eus1 euw3:12 usw2
            r5a       like=m5ad euc1 eus1
            r5ad      like=m5ad apne1:24 euc1
            r6a       like=c6a -ape1 apse1:12 cac1:12 -euw2 -sae1
            r6g       like=t3
            r6gd      like=c6gd apne2:12 apne3:12 eun1:12 eus2 euw2:12
            r6i       like=m6i -apse3
            r6id      like=m8i -aps2 -cac1 caw1 euw1 -euw3 ilc1 -sae1 -usw1
            r6in      like=m5n apse2 eun1
            r6idn     like=r6in
            r7a       like=c7a aps2:12 -euw2
            r7g       like=t3
            r7gd      like=m7i aps2 -apse4 -cac1 -euc2
            r7i       like=m7i-flex -ape1 aps2 eus1
            r8a       like=m8a apne1:24 eus2:12
            r8g       like=c7i -afs1 apne2:123
            r8gd      like=m8gd afs1:23 ape1:13 apne2:124 apse3:23 caw1:13 usw1
            r8i       like=m8i euw3 mec1:23
            r8i-flex  like=m8i euw3
            r8id      like=m8id
            r5b       like=r6in apne2:123 cac1 eun1:23 eus1 euw2 sae1 use1:1246
            r7iz      like=c7gn euc1
            r8gb      like=m8gn
            r8gb.metal-24xl use1:1246
            r8gb.metal-48xl use1:1246
            r8gn      like=m8gn
            r8gn.metal-24xl use1:1246
            r8gn.metal-48xl use1:1246
            r8in      like=c8ib eus2 use2
            r8ib      like=r8in
            x1        like=t2 afs1:12 ape1:12 aps1 apse2:12 -usw1
            x1e       like=r3 afs1:12 apne3:3 apse2:12 cac1:12 euc1 use1:1246 use2:12 -usw1
            x2gd      like=c7gn -apne1
            x2idn     like=c6in -ape1 apne2:123 aps2:12 -caw1 euc2:12 eus2:12 ilc1:13 mes1:12
            x2iedn    like=x2idn apne1:14 aps1:13 apse1:12 apse3:13 -apse4 -ilc1 -mec1 -mes1
            x2iezn    like=c8ine euw1:12 mec1:23
            x8g       like=m8gn apse2 euc1 eun1:23 euw1:12 use2
            x8i       like=x2gd euc1 eun1 -euw1 euw3:13
            x8aedz    apne1:1 apne2:1 aps1:1 eun1:3 usw2:12
            z1d       like=m4 -apne3 -cac1 -sae1 use1:12456 use2:12
            u-3tb1    like=m5n ape1:12 apse2:13 cac1 euc2:12 eus1:12 euw3:1 sae1:12 use1:1246
            u-6tb1    like=r5b afs1:13 apne2:13 apne3:1 aps1 aps2:1 apse3:13 euc2:12 eun1:12 eus1:12 eus2:12 euw2:13
                      euw3 ilc1:2
            u-9tb1    like=m5n apse2 use1:1246
            u-12tb1   like=u-9tb1
            u-18tb1   like=m8gn euc1 euw1
            u-24tb1   like=u-18tb1
            u7i-6tb   like=x1e -afs1 ape2 apne2:123 -apne3 aps1:1 apse3:12 apse5:13 apse6 apse7 eun1:1 eus1:12 euw1:12
                      euw2:1 euw3:1 mxc1
            u7i-8tb   like=u7i-6tb -apne1 apne2:12 aps1:13 aps2:12 -apse2 -apse3 apse5:1 -cac1 euc2:1 eun1:23 euw1
                      euw2:12 -euw3 sae1:12
            u7i-12tb  like=x8g apne2:1 aps1 aps2:12 apse1:12 apse2:13 eun1:12 eus1:12 eus2:1 sae1:13 use2:12
            u7ib-12tb use1:46 usw2:2
            u7in-16tb like=u-9tb1 -apne1 apne2:12 aps1:1 euw2:2 use2:1
            u7in-24tb euc1:1 eun1:1 use1:124 use2:12 usw2:123
            u7in-32tb use1:14 usw2:13
            u7inh-32tb use1:46 usw2:2
            d2        like=c5n apne3:3 -apse3 cac1:12 -sae1 use1
            d3        like=u-9tb1 aps1 cac1 euc2 euw2:12 euw3 ilc1 usw2
            d3en      like=m1 apse2 apse3:12 euc1 -sae1 -usw1 usw2
            h1        euw1:23 use1:2456 use2 usw2:13
            hi1       euw1 use1:16 usw2:12
            hs1       like=cr1 -apne1 apse2
            i2        like=r3 -sae1 use1:12346
            i3        like=c5d use1
            i3en      like=t3 apne3:12
            i4g       like=x2gd apse1 apse2 cac1 sae1
            i4g.8xlarge like=i4g apse1:12
            i4i       like=t3 apne2:123
            i4i.12xlarge like=i4i -caw1 euw2:12 -ilc1
            i4i.24xlarge like=i4i.12xlarge
            i7i       like=c7i afs1 apne3:13 apse3:12 apse4:13 caw1 eus1:23 -euw3 sae1:12
            i7ie      like=c8gn ape1 apne2:124 aps1:13 -aps2 eus1:13 eus2 euw3:13 -mec1
            i8g       like=r5b apne3 aps1 eun1 -eus1 eus2 usw2
            i8g.48xlarge like=i8g -euc1
            i8g.metal-48xl like=i8g -euw2 sae1:12
            i8ge      like=m7gd -apne1 -apne2 -eus2 -euw3 -mec1 -sae1 use1:246 -usw1
            im4gn     like=u-9tb1 aps1 cac1 eus1 eus2 euw2 euw3
            is4gen    like=im4gn aps1:12 -eus1 -eus2
            cg1       euw1 use1:6
            dl1       use1:2 usw2:1
            dl2q      euc1:1 usw2:4
            f1        like=u-18tb1 apse2 euw2
            f2        apne1:2 apne2:4 apse2:1 cac1:4 euc1:13 euw2:12 use1:12346 usw2:13
            f2.6xlarge like=f2 use1:1246
            g2        like=u-9tb1 -use2 usw1
            g3        like=g2 use2
            g3s       like=g3
            g4ad      like=m8azn cac1:12 euw1 euw2:12 use1:1246
            g4dn      like=r5n afs1:23 apne2:123 apne3:12 cac1:12 eus1:23 mes1:23
            g5        like=m5zn ape1:12 apne1:14 apne2:134 aps1:13 -apse1 apse3:13 cac1:12 euc1 eun1:23 euw2:23 ilc1
                      mec1:12 -usw1
            g5g       like=m8gn apne1:12 apne2:13 apse1:12 euc1:1 eus2:1
            g5g.metal like=g5g apse3:1
            g6        like=m8gd apne1:14 apne2:134 aps1:13 apse5:12 euc2:23 eun1:12 -euw1 euw3:23 mec1:12 sae1:12
            g6e       like=m8id apne1:14 apne2:12 apne3:12 aps1:13 eun1:12 eus2:23 mec1:12 use1:1246
            g6f       like=g5 -ape1 -apse3 euc1:23 eun1:12 eus2 -euw1 -ilc1 -mec1 use1:1246 usw2
            gr6       like=g6f ape2 apne2:14 apse5:12 apse6 apse7 euc2:23 euw3:23 mxc1
            gr6f      like=g6f
            g7e       apne1:14 apne2:12 eus2:12 use1:26 use2:12 usw2
            inf1      like=r5a ape1:23 eun1:13 eus1:12 euw3:13 mes1:23 sae1
            inf1.24xlarge like=inf1 afs1
            inf1.xlarge like=inf1 afs1:12
            inf2      like=g6f -apne2 apse1:23 apse2:13 -cac1 -eus2 euw1 euw2:2 euw3:23 sae1:3 use1:2456
            inf2.xlarge like=inf2 apne2:123
            p2        like=u-9tb1 apne2 aps1
            p3        like=p2 -aps1 cac1 euw2
            p3dn      apne1:4 euw1:12 use1:16 usw2:13
            p4d       like=g6f apne2:24 aps1 euc1 eun1:3 -eus2 euw1:2 sae1:13
            p4de      apne1:14 apse1:23 euc1:12 ilc1 use1:46 usw2:123
            p5        like=p4d apne2:1 apse2 apse3:1 cac1:4 -euc1 eun1 -euw1 euw2 sae1:3 use1 usw1
            p5.4xlarge like=p5 apne1:1 -apne2 apse2:3 -cac1 -eun1 -usw1
            p5e       apse2:3 apse3:13 eun1:1 euw2:2 sae1:23 use2 usw2:3
            p5en      like=g7e apne1:4 apne2:1 aps1:13 apse3:23 eun1:13 mec1:13 use2 usw1:3 usw2:234
            p6-b200   use1:6 use2 usw2:124
            p6-b300   usw2:2
            p6e-gb200 use1:6
            trn1      aps1:2 apse2:12 apse4:1 use1:456 use2:3 usw2:14
            trn1.2xlarge use1:56 use2:3 usw2:14
            trn1n     use1:6 use2:3 usw2:4
            trn2      use2
            trn2.3xlarge apse4:3 sae1
            vt1       like=p3dn use1:12 usw2:1
            """;

    private InstanceTypeOfferTable() {}
}
